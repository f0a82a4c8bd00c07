package org.tessera.formats.zfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.codec.BoundTest;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.target.Tolerance;
import org.tessera.zfp.ZfpMode;

class ZfpFormatTest {

    private static final ZfpFormat ZFP = new ZfpFormat();

    private static final ElementType[] TYPES = {ElementType.I32, ElementType.I64, ElementType.F32, ElementType.F64};

    @TempDir
    Path folder;

    @Test
    void write_ofAnyTypeAndRank_readsBackEveryBitAndBox() throws IOException {
        for (int seed = 0; seed < 48; seed++) {
            Random random = new Random(seed);
            Shape shape = Generated.shape(random, 1 + seed % 4, 12);
            ArrayField values = Generated.bits(TYPES[seed / 4 % 4], shape, seed);
            Path file = folder.resolve("values.zfp");
            new ZfpWriter().write(file, List.of(values), Map.of());
            try (Dataset data = ZFP.open(file, OpenOptions.NONE)) {
                Field field = data.variables().getFirst().field();
                Box box = Generated.box(random, shape);
                assertThat(field.readAll().sameBits(values)).as("seed %d", seed).isTrue();
                assertThat(field.read(box).sameBits(values.read(box)))
                        .as("seed %d %s", seed, box)
                        .isTrue();
            }
        }
    }

    @Test
    void boxes_acrossSlabs_areThoseOfTheArray() throws IOException {
        ArrayField values = Generated.smooth(ElementType.F32, 300, 61, 67);
        Path file = folder.resolve("values.zfp");
        new ZfpWriter().write(file, List.of(values), Map.of());
        try (Dataset data = ZFP.open(file, OpenOptions.NONE)) {
            Field field = data.variables().getFirst().field();
            for (int seed = 0; seed < 20; seed++) {
                Box box = Generated.box(new Random(seed), values.spec().shape());
                assertThat(field.read(box).sameBits(values.read(box)))
                        .as("seed %d %s", seed, box)
                        .isTrue();
            }
        }
    }

    @Test
    void choose_holdsTheBoundAtEveryPoint() throws IOException {
        for (ElementType type : TYPES) {
            ArrayField values = Generated.smooth(type, 20, 30, 41);
            for (double epsilon : new double[] {1.5, 30}) {
                Tolerance tolerance = Tolerance.absolute(epsilon);
                ZfpMode mode = BoundedZfp.choose(values, tolerance);
                Path file = folder.resolve("values.zfp");
                BoundedZfp.write(file, values, mode);
                // The transform of whole numbers loses a few units by itself.
                assertThat(mode.isReversible() && (type.isFloat() || epsilon > 10))
                        .as("%s %s", type, epsilon)
                        .isFalse();
                try (Dataset data = ZFP.open(file, OpenOptions.NONE)) {
                    ArrayField back = data.variables().getFirst().field().readAll();
                    assertThat(new BoundTest(tolerance)
                                    .compare(values, back, null)
                                    .failures())
                            .as("%s %s %s", type, epsilon, mode)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void restore_ofOtherValues_givesThemBackWithWhatFollowed() throws IOException {
        ArrayField values = Generated.smooth(ElementType.F64, 9, 10, 11);
        Path file = folder.resolve("values.zfp");
        BoundedZfp.write(file, values, ZfpMode.exponent(0));
        Files.write(
                file,
                "tail".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                java.nio.file.StandardOpenOption.APPEND);
        ArrayField other = Generated.bits(ElementType.F64, values.spec().shape(), 3);
        byte[] placement;
        long end;
        try (Dataset data = ZFP.open(file, OpenOptions.NONE)) {
            placement = data.placement("values");
            end = data.extents(List.of("values")).getFirst().end();
            assertThat(end).isEqualTo(Files.size(file) - 4);
        }
        ZFP.restore(file, List.of(new Placed("values", placement, other)));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, bytes.length - 4, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("tail");
        try (Dataset data = ZFP.open(file, OpenOptions.NONE)) {
            assertThat(data.variables().getFirst().field().readAll().sameBits(other))
                    .isTrue();
        }
    }

    @Test
    void filesThatAreCutOrChanged_giveTypedErrors() throws IOException {
        ArrayField values = Generated.smooth(ElementType.F32, 9, 10, 11);
        Path file = folder.resolve("values.zfp");
        BoundedZfp.write(file, values, ZfpMode.exponent(0));
        byte[] sound = Files.readAllBytes(file);
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bad = random.nextBoolean() ? sound.clone() : Arrays.copyOf(sound, random.nextInt(sound.length));
            for (int k = random.nextInt(3); k > 0 && bad.length > 0; k--) {
                bad[random.nextInt(Math.min(bad.length, 40))] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bad);
            try (Dataset data = ZFP.open(file, OpenOptions.NONE)) {
                Field field = data.variables().getFirst().field();
                Shape first = field.grain();
                field.read(new Box(new long[first.rank()], first));
            } catch (CompressionException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageMatching("(?s).{10,}");
            }
        }
    }

    @Test
    void fileWithoutHeader_saysWhatToType() throws IOException {
        Path file = Files.write(folder.resolve("bare.zfp"), new byte[100]);
        assertThat(ZFP.named(file)).isTrue();
        assertThatThrownBy(() -> ZFP.open(file, OpenOptions.NONE))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("zfp -h");
    }

    @Test
    void typesThatZfpDoesNotHave_areRefused() {
        ArrayField values = Generated.bits(ElementType.U16, Shape.of(4), 1);
        assertThatThrownBy(() -> new ZfpWriter().write(folder.resolve("x.zfp"), List.of(values), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f32, f64, i32 or i64");
    }
}
