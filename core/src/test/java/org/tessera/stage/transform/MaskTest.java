package org.tessera.stage.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

class MaskTest {

    @Test
    void ordinaryValues_haveNoMask() {
        for (ElementType type : ElementType.values()) {
            assertThat(Mask.of(Samples.of(type, Kind.NOISE, 1, 9, 9), MaskRules.NONE, false))
                    .isNull();
        }
    }

    @Test
    void maskedValues_comeBackThroughBytes() {
        MaskRules rules = new MaskRules(new double[] {-9999, 1e20}, Double.NaN, 0.5, true);
        for (int seed = 0; seed < 60; seed++) {
            ElementType type = seed % 2 == 0 ? ElementType.F32 : ElementType.F64;
            ArrayField field = Samples.of(type, Kind.values()[seed % 4], seed, Samples.SHAPES[seed % 21]);
            Samples.addSpecials(field, seed % 3 == 0 ? -9999 : 1e20, seed);
            Mask mask = Mask.of(field, rules, seed % 5 == 0);
            if (mask == null) {
                continue;
            }
            ByteWriter out = new ByteWriter();
            mask.write(field.spec().shape(), type, out);
            ByteReader in = new ByteReader(out.toByteArray());
            Mask back = Mask.read(field.spec().shape(), type, in);
            Object array = Elements.newArray(type, field.size());
            back.apply(type, array);

            assertThat(back.classes()).as("seed %d", seed).isEqualTo(mask.classes());
            assertThat(in.remaining()).isZero();
            for (int i = 0; i < field.size(); i++) {
                double v = field.value(i);
                boolean masked = rules.masks(v) || seed % 5 == 0 && v == 0;
                assertThat(back.classes()[i] != 0)
                        .as("seed %d value %s", seed, v)
                        .isEqualTo(masked);
                if (masked && !Double.isNaN(v)) {
                    assertThat(Elements.bits(type, array, i)).isEqualTo(Elements.bits(type, field.array(), i));
                } else if (masked) {
                    assertThat(Elements.value(type, array, i)).isNaN();
                }
            }
        }
    }

    @Test
    void fillStoredAsFloat_isFoundByItsDouble() {
        ArrayField field = ArrayField.of("x", new float[] {1, 0.1f, 3}, 3);
        Mask mask = Objects.requireNonNull(
                Mask.of(field, new MaskRules(new double[] {0.1}, Double.NaN, Double.NaN, false), false));

        assertThat(mask.classes()).containsExactly(0, 1, 0);
    }

    @Test
    void moreThanPatternsCanHold_areKeptOneByOne() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + i;
        }
        ArrayField field = ArrayField.of("x", values, 1000);
        Mask mask = Objects.requireNonNull(Mask.of(field, new MaskRules(new double[0], 0, 110, false), false));
        ByteWriter out = new ByteWriter();
        mask.write(field.spec().shape(), ElementType.F32, out);
        float[] back = new float[1000];
        Mask.read(field.spec().shape(), ElementType.F32, new ByteReader(out.toByteArray()))
                .apply(ElementType.F32, back);

        for (int i = 0; i < values.length; i++) {
            assertThat(back[i]).isEqualTo(i > 10 ? values[i] : 0);
        }
    }

    @Test
    void classMap_comesBackAndUsesRepeatingRows() {
        Random random = new Random(6);
        byte[] footprint = new byte[32];
        for (int i = 0; i < footprint.length; i++) {
            footprint[i] = (byte) random.nextInt(3);
        }
        byte[] classes = new byte[32 * 50];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = footprint[i % 32];
        }
        Shape shape = Shape.of(10, 5, 32);
        ByteWriter out = new ByteWriter();
        ClassMap.write(classes, shape, out);

        assertThat(out.size()).isLessThan(120);
        assertThat(ClassMap.read(shape, new ByteReader(out.toByteArray()))).isEqualTo(classes);
    }

    @Test
    void randomClassMaps_comeBack() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Shape shape = Shape.of(Samples.SHAPES[seed % 21]);
            byte[] classes = new byte[(int) shape.count()];
            random.nextBytes(classes);
            ByteWriter out = new ByteWriter();
            ClassMap.write(classes, shape, out);

            assertThat(ClassMap.read(shape, new ByteReader(out.toByteArray())))
                    .as("seed %d", seed)
                    .isEqualTo(classes);
        }
    }
}
