package org.tessera.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.Tessera;
import org.tessera.codec.Samples.Kind;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Absolute;
import org.tessera.target.ErrorBound;
import org.tessera.target.Lossless;
import org.tessera.target.PointwiseRelative;
import org.tessera.target.Target;
import org.tessera.target.TargetText;
import org.tessera.target.Tolerance;
import org.tessera.target.ValueRangeRelative;

/// What a file keeps of its promises, whichever codec is asked for.
public abstract class PipelineContract {

    private static final double FILL = -9999;

    /// The codec as on the command line.
    protected abstract String text();

    /// One in so many cases of the long tables is tried. Codecs that are the same but for options, or for one stage,
    /// raise it: the
    /// tables are about the pipeline, which all share, and shapes and types still take turns.
    protected int every() {
        return 1;
    }

    private Tessera.Compressed compress(ArrayField field, Target target, MaskRules rules, Shape chunk, int threads) {
        return Tessera.compress(
                field,
                CompressorOptions.of(target)
                        .withCodec(OptionText.parse(text()))
                        .withRules(rules)
                        .withChunk(chunk)
                        .withThreads(threads));
    }

    private void check(ArrayField field, ErrorBound bound, MaskRules rules, String what) {
        Tessera.Compressed small = compress(field, bound, rules, null, 1);
        ContainerVariable variable = Container.of(small.bytes()).variable("x");
        Tolerance tolerance = variable.header().tolerance();
        ArrayField restored = variable.readAll();

        assertThat(ExactCheck.firstFailure(field, restored, tolerance))
                .as("first point that fails: %s", what)
                .isEqualTo(-1);
        if (bound instanceof Absolute absolute) {
            assertThat(tolerance).as(what).isEqualTo(Tolerance.absolute(absolute.epsilon()));
        }
        assertThat(small.report().summary().deviation().maxError())
                .as("verified error: %s", what)
                .isLessThanOrEqualTo(tolerance.absolute());
    }

    @Test
    void bounds_holdForTypesShapesAndKinds() {
        ErrorBound[] bounds = {
            new Absolute(1e-1),
            new Absolute(1e-3),
            new Absolute(0x1p-24),
            new Absolute(3),
            new ValueRangeRelative(1e-2),
            new ValueRangeRelative(1e-6),
            new ValueRangeRelative(1e-16),
            new PointwiseRelative(1e-2),
            new PointwiseRelative(1e-7),
            new Lossless()
        };
        int number = 0;
        for (long[] sizes : Samples.SHAPES) {
            for (ElementType type : ElementType.values()) {
                for (int k = 0; k < 2; k++) {
                    if ((number + number / every()) % every() != 0) {
                        number++;
                        continue;
                    }
                    Kind kind = Kind.values()[(number + k) % Kind.values().length];
                    ErrorBound bound = bounds[(number * 7 + k * 3 + number / 10) % bounds.length];
                    ArrayField field = Samples.of(type, kind, number, sizes);
                    check(
                            field,
                            bound,
                            MaskRules.NONE,
                            field.spec() + " " + kind + " " + bound.text() + " seed " + number);
                    number++;
                }
            }
        }
    }

    @Test
    void specials_comeBackAsTheyWere() {
        MaskRules rules = new MaskRules(new double[] {FILL}, Double.NaN, Double.NaN, true);
        List<ErrorBound> bounds = List.of(
                new Absolute(1e-2), new Absolute(1e-7), new ValueRangeRelative(1e-4), new PointwiseRelative(1e-3));
        int seed = 0;
        for (long[] sizes : Samples.SHAPES) {
            for (ElementType type : new ElementType[] {ElementType.F32, ElementType.F64}) {
                if ((seed + seed / every()) % every() != 0) {
                    seed++;
                    continue;
                }
                ArrayField field = Samples.of(type, Kind.values()[seed % 4], seed, sizes);
                Samples.addSpecials(field, FILL, seed);
                ErrorBound bound = bounds.get(seed % bounds.size());
                String what = field.spec() + " " + bound.text() + " seed " + seed;
                check(field, bound, rules, what);
                checkFills(field, bound, rules, what);
                check(field, new Lossless(), rules, what);
                seed++;
            }
        }
    }

    private void checkFills(ArrayField field, ErrorBound bound, MaskRules rules, String what) {
        ArrayField restored = Container.of(
                        compress(field, bound, rules, null, 1).bytes())
                .variable("x")
                .readAll();
        for (int i = 0; i < field.size(); i++) {
            double v = field.value(i);
            if (v == FILL || Double.doubleToRawLongBits(v) == Long.MIN_VALUE || Double.isInfinite(v)) {
                assertThat(Double.doubleToRawLongBits(restored.value(i)))
                        .as("special %s at %d: %s", v, i, what)
                        .isEqualTo(Double.doubleToRawLongBits(v));
            }
        }
    }

    @Test
    void notANumber_firstMiddleLastAndAll() {
        for (int at : new int[] {0, 50, 99, -1}) {
            ArrayField field = Samples.of(ElementType.F32, Kind.SMOOTH, 3, 4, 25);
            for (int i = 0; i < 100; i++) {
                field.floats()[i] = at == i || at < 0 ? Float.NaN : field.floats()[i];
            }
            check(field, new Absolute(1e-3), MaskRules.NONE, "NaN at " + at);
            check(field, new ValueRangeRelative(1e-3), MaskRules.NONE, "NaN at " + at);
        }
    }

    @Test
    void boundsOfAFewUlps_hold() {
        for (ElementType type : new ElementType[] {ElementType.F32, ElementType.F64}) {
            ArrayField field = Samples.of(type, Kind.SMOOTH, 11, 17, 19);
            double ulp = type == ElementType.F32 ? Math.ulp(0.5f) : Math.ulp(0.5);
            for (double factor : new double[] {0.01, 0.4, 0.5, 0.6, 1, 1.5, 2, 3, 10, 100}) {
                check(field, new Absolute(factor * ulp), MaskRules.NONE, type + " " + factor + " ulp");
            }
        }
    }

    @Test
    void hugeAndTinyValues_hold() {
        for (double scale : new double[] {1e300, 1e150, 1e-150, 1e-300, 1e-320}) {
            ArrayField field = Samples.of(ElementType.F64, Kind.SMOOTH, 5, 12, 13);
            for (int i = 0; i < field.size(); i++) {
                field.doubles()[i] *= scale;
            }
            check(field, new ValueRangeRelative(1e-3), MaskRules.NONE, "scale " + scale);
            check(field, new PointwiseRelative(1e-3), MaskRules.NONE, "scale " + scale);
            check(field, new Absolute(scale * 1e-2), MaskRules.NONE, "scale " + scale);
        }
    }

    @Test
    void bytes_doNotDependOnThreads() {
        ArrayField field = Samples.of(ElementType.F32, Kind.NOISE, 9, 20, 17, 13);
        for (Target target : List.of(new Absolute(1e-2), TargetText.parse("psnr=50"), new Lossless())) {
            byte[] one = compress(field, target, MaskRules.NONE, Shape.of(8, 16, 8), 1)
                    .bytes();
            for (int threads : new int[] {2, 8}) {
                byte[] many = compress(field, target, MaskRules.NONE, Shape.of(8, 16, 8), threads)
                        .bytes();
                assertThat(many).as("%s, %d threads", target.text(), threads).isEqualTo(one);
            }
        }
    }

    @Test
    void boxes_equalTheSliceOfAll() {
        ArrayField field = Samples.of(ElementType.F64, Kind.SMOOTH, 21, 23, 19, 37);
        byte[] bytes = compress(field, new Absolute(1e-3), MaskRules.NONE, Shape.of(8, 16, 8), 2)
                .bytes();
        ContainerVariable variable = Container.of(bytes).variable("x");
        ArrayField all = variable.readAll();
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(new long[] {22, 18, 36}, Shape.of(1, 1, 1)));
        boxes.add(new Box(new long[] {7, 15, 7}, Shape.of(2, 2, 2)));
        boxes.add(new Box(new long[] {0, 0, 8}, Shape.of(8, 16, 8)));
        boxes.add(new Box(new long[] {3, 0, 5}, Shape.of(19, 1, 30)));
        for (Box box : boxes) {
            assertThat(variable.read(box).sameBits(all.read(box))).as("%s", box).isTrue();
        }
    }

    @Test
    void levels_equalTheSubsampledWhole() {
        long[][] shapes = {{37}, {33, 65}, {64, 9}, {17, 20, 31}, {32, 32, 32}, {5, 6, 7, 9}, {3, 4, 5, 6, 7}};
        MaskRules rules = new MaskRules(new double[] {FILL}, Double.NaN, Double.NaN, false);
        int seed = 0;
        for (long[] sizes : shapes) {
            for (ErrorBound bound : List.of(new Absolute(1e-5), new PointwiseRelative(1e-4))) {
                if ((seed + seed / every()) % every() != 0) {
                    seed++;
                    continue;
                }
                ArrayField field = Samples.of(ElementType.F64, Kind.NOISE, seed++, sizes);
                Samples.addSpecials(field, FILL, seed);
                byte[] bytes = compress(field, bound, rules, null, 1).bytes();
                ContainerVariable variable = Container.of(bytes).variable("x");
                ArrayField all = variable.readAll();
                for (int level = 1; level <= Coarse.MAX_LEVEL; level++) {
                    ArrayField expected = Coarse.take(all, level);
                    ArrayField found = variable.read(Box.all(expected.spec().shape()), level);
                    assertThat(found.sameBits(expected))
                            .as("%s level %d %s", field.spec(), level, bound.text())
                            .isTrue();
                }
            }
        }
    }
}
