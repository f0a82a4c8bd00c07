package org.tessera.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.Tessera;
import org.tessera.codec.BoundTest;
import org.tessera.codec.ExactCheck;
import org.tessera.codec.OptionText;
import org.tessera.codec.Samples;
import org.tessera.codec.Samples.Kind;
import org.tessera.error.BoundViolatedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.target.Absolute;
import org.tessera.target.ErrorBound;
import org.tessera.target.Every;
import org.tessera.target.Lossless;
import org.tessera.target.PointwiseRelative;
import org.tessera.target.Psnr;
import org.tessera.target.Rate;
import org.tessera.target.Ratio;
import org.tessera.target.Target;
import org.tessera.target.Tolerance;
import org.tessera.target.ValueRangeRelative;

/// What users of other compressors reported, as tests of this one.
class AcceptanceTest {

    private static ArrayField restore(Tessera.Compressed small) {
        return Container.of(small.bytes()).variables().get(0).readAll();
    }

    private static Tessera.Compressed holds(ArrayField field, Target target, Tolerance tolerance) {
        Tessera.Compressed small = Tessera.compress(field, target);
        assertThat(ExactCheck.firstFailure(field, restore(small), tolerance))
                .as(target.text())
                .isEqualTo(-1);
        return small;
    }

    private static ArrayField turbulent(int n, long seed) {
        ArrayField smooth = Samples.of(ElementType.F64, Kind.SMOOTH, seed, n, n, n);
        Random random = new Random(seed);
        for (int i = 0; i < smooth.size(); i++) {
            smooth.doubles()[i] = StrictMath.exp(4 * smooth.doubles()[i]) + 0.01 * random.nextGaussian();
        }
        return smooth;
    }

    @Test
    void boundOf2ToMinus44_holds() {
        holds(turbulent(24, 1), new Absolute(0x1p-44), Tolerance.absolute(0x1p-44));
    }

    @Test
    void smallerTolerances_neverGiveASmallerPsnr() {
        ArrayField field = Samples.of(ElementType.F64, Kind.SMOOTH, 5, 20, 21, 22);
        double[] tolerances = {
            1e-3, 1e-6, 1e-9, 1e-12, 1e-14, 1e-15, 4e-16, 2e-16, 1e-16, 8e-17, 4e-17, 3e-17, 2e-17, 1e-17, 8e-18, 5e-18
        };
        double last = 0;
        for (double tolerance : tolerances) {
            Tessera.Compressed small = holds(field, new Absolute(tolerance), Tolerance.absolute(tolerance));
            double psnr = small.report().summary().psnr();
            assertThat(psnr).as("PSNR at %s", tolerance).isGreaterThanOrEqualTo(last);
            last = psnr;
        }
        assertThat(last).isInfinite();
    }

    @Test
    void boundBelowTheLastDigit_comesBackExactly() {
        ArrayField field = Samples.of(ElementType.F32, Kind.SMOOTH, 7, 12, 11, 10, 9);

        assertThat(restore(Tessera.compress(field, new ValueRangeRelative(1e-16)))
                        .sameBits(field))
                .isTrue();
    }

    @Test
    void value116point322559_isWithin1eMinus5() {
        float[] values = new float[1000];
        Random random = new Random(102);
        for (int i = 0; i < values.length; i++) {
            values[i] = 116.322559f + i * 1e-5f * random.nextFloat();
        }
        holds(ArrayField.of("x", values, 1000), new Absolute(1e-5), Tolerance.absolute(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void normalNoise_holdsInOneAndThreeDimensions(int rank) {
        long[] shape = rank == 1 ? new long[] {1_000_000} : new long[] {100, 100, 100};
        float[] values = new float[1_000_000];
        Random random = new Random(70);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        ArrayField field = ArrayField.of("noise", values, shape);
        Tessera.Compressed small = Tessera.compress(field, new Absolute(0.1));

        assertThat(new BoundTest(Tolerance.absolute(0.1))
                        .compare(field, restore(small), null)
                        .failures())
                .isEmpty();
        // A uniform quantiser of step 0.2 needs 4.37 bits for a normal variable.
        assertThat(small.report().bitsPerValue()).isLessThan(4.5);
    }

    @Test
    void longThinShape_comesBackWhole() {
        ArrayField field = Samples.of(ElementType.F32, Kind.SMOOTH, 45, 4, 4, 65_537);

        assertThat(restore(holds(field, new Absolute(1e-2), Tolerance.absolute(1e-2)))
                        .spec())
                .isEqualTo(field.spec());
    }

    @Test
    void smallValues_surviveTheLogarithm() {
        ArrayField field = Samples.of(ElementType.F64, Kind.SMOOTH, 8, 30, 31);
        for (int i = 0; i < field.size(); i++) {
            field.doubles()[i] *= 1e-8;
        }
        holds(field, new PointwiseRelative(1e-4), new Tolerance(Double.POSITIVE_INFINITY, 1e-4));
    }

    @Test
    void severalBounds_holdTogether() {
        for (ElementType type : new ElementType[] {ElementType.F32, ElementType.F64, ElementType.I32}) {
            ArrayField field = Samples.of(type, Kind.WIDE, 3, 19, 23);
            double unit = type == ElementType.I32 ? 1e6 : 1;
            for (double pointwise : new double[] {1e-1, 1e-3, 1e-6}) {
                ErrorBound every = new Every(
                        List.of(new Absolute(unit), new ValueRangeRelative(1e-3), new PointwiseRelative(pointwise)));
                Tessera.Compressed small = Tessera.compress(field, every);
                Tolerance tolerance = small.report().tolerance();
                assertThat(tolerance.absolute()).isLessThanOrEqualTo(unit);
                assertThat(tolerance.pointwise()).isEqualTo(pointwise);
                assertThat(ExactCheck.firstFailure(field, restore(small), tolerance))
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void qualityTargets_areMet() {
        ArrayField field = turbulent(30, 4);
        for (double decibels : new double[] {30, 60, 90, 140}) {
            Tessera.Compressed small = Tessera.compress(field, new Psnr(decibels));
            assertThat(psnr(field, restore(small))).as("%s dB", decibels).isBetween(decibels, decibels + 6);
        }
    }

    /// Was refused, though lossless reaches any quality.
    @Test
    void qualityBeyondAnyTolerance_isLossless() {
        for (ElementType type : new ElementType[] {ElementType.F32, ElementType.F64}) {
            ArrayField field = Samples.of(type, Kind.NOISE, 4, 30, 31);
            assertThat(restore(Tessera.compress(field, new Psnr(400))).sameBits(field))
                    .as("%s", type)
                    .isTrue();
        }
    }

    @Test
    void targetsOfARangeBeyondDoubles_keepTheirPromise() {
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.MAX_VALUE * StrictMath.sin(i * 0.01);
        }
        ArrayField field = ArrayField.of("x", values, 2000);
        byte[] file = Tessera.compress(field, new Ratio(3)).bytes();
        ArrayField restored = Container.of(file).variable("x").readAll();

        assertThat(16_000.0 / file.length).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(restored.value(i) / 2 - values[i] / 2)).isLessThan(0.05 * Double.MAX_VALUE);
        }
    }

    @Test
    void sizeTargets_countEveryByteOfTheFile() {
        for (int n : new int[] {9, 30}) {
            ArrayField field = turbulent(n, 4);
            for (double ratio : new double[] {1.5, 4, 10}) {
                byte[] file = Tessera.compress(field, new Ratio(ratio)).bytes();
                assertThat((double) field.spec().bytes() / file.length)
                        .as("ratio %s of %s", ratio, field.spec())
                        .isGreaterThanOrEqualTo(ratio);
            }
            for (double bits : new double[] {24, 8}) {
                byte[] file = Tessera.compress(field, new Rate(bits)).bytes();
                assertThat(8.0 * file.length / field.size())
                        .as("rate %s of %s", bits, field.spec())
                        .isLessThanOrEqualTo(bits);
            }
        }
    }

    @Test
    void sizeBeyondReach_isAnErrorAndNotAFile() {
        ArrayField field = Samples.of(ElementType.F32, Kind.NOISE, 4, 20);
        float[] nothing = new float[20];
        java.util.Arrays.fill(nothing, Float.NaN);

        assertThatThrownBy(() -> Tessera.compress(field, new Ratio(1e6)))
                .isInstanceOf(BoundViolatedException.class)
                .hasMessageContaining("ratio=1000000");
        assertThatThrownBy(() -> Tessera.compress(ArrayField.of("nan", nothing, 20), new Ratio(1e6)))
                .isInstanceOf(BoundViolatedException.class);
    }

    @Test
    void recompressedOutput_staysWithinABoundOfItsInput() {
        ArrayField field = turbulent(16, 133);
        Target target = new Absolute(1e-2);
        for (int generation = 0; generation < 20; generation++) {
            field = restore(holds(field, target, Tolerance.absolute(1e-2)));
        }
    }

    @Test
    void lorenzoAndLossless_changeTheirOwnOutputNoMore() {
        for (Target target : List.of(new Absolute(1e-2), new Lossless())) {
            CompressorOptions options = CompressorOptions.of(target).withCodec(OptionText.parse("lorenzo"));
            ArrayField first = restore(Tessera.compress(turbulent(16, 133), options));
            assertThat(restore(Tessera.compress(first, options)).sameBits(first))
                    .as(target.text())
                    .isTrue();
        }
    }

    @Test
    void relativeBoundOfARangeBeyondDoubles_holds() {
        double[] values = new double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.MAX_VALUE * StrictMath.sin(i * 0.1);
        }
        holds(
                ArrayField.of("x", values, 200),
                new ValueRangeRelative(1e-3),
                Tolerance.absolute(2e-3 * Double.MAX_VALUE));
    }

    /// By its definition, without any code of the library.
    private static double psnr(ArrayField original, ArrayField restored) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < original.size(); i++) {
            double v = original.value(i);
            min = Math.min(min, v);
            max = Math.max(max, v);
            sum += (v - restored.value(i)) * (v - restored.value(i));
        }
        return 20 * Math.log10(max - min) - 10 * Math.log10(sum / original.size());
    }
}
