package org.tessera.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

class ComparisonTest {

    private static final CompareOptions BASIC = CompareOptions.BASIC;

    @Test
    void handComputedPair_givesTheValuesOfTheDefinitions() {
        ArrayField x = ArrayField.of("x", new double[] {0, 1, 2, 4}, 4);
        ArrayField y = ArrayField.of("y", new double[] {0, 1.5, 2, 3}, 4);

        ErrorStatistics errors = Comparison.of(x, y, BASIC).errors();

        assertThat(errors.maxError()).isEqualTo(1);
        assertThat(errors.maxErrorIndex()).isEqualTo(3);
        assertThat(errors.minError()).isEqualTo(0);
        assertThat(errors.maxRelative()).isEqualTo(0.25);
        assertThat(errors.maxPointwise()).isEqualTo(0.5);
        assertThat(errors.meanError()).isEqualTo(-0.125);
        assertThat(errors.meanAbsError()).isEqualTo(0.375);
        assertThat(errors.mse()).isCloseTo(0.3125, within(1e-15));
        assertThat(errors.l2()).isCloseTo(Math.sqrt(1.25), within(1e-15));
        assertThat(errors.l2Relative()).isCloseTo(Math.sqrt(1.25 / 21), within(1e-15));
        assertThat(errors.psnr()).isCloseTo(-20 * Math.log10(Math.sqrt(0.3125) / 4), within(1e-12));
        assertThat(errors.values().mean()).isEqualTo(1.75);
        assertThat(errors.values().std()).isCloseTo(Math.sqrt(2.1875), within(1e-15));
        assertThat(errors.snr()).isCloseTo(10 * Math.log10(2.1875 / 0.3125), within(1e-12));
        assertThat(errors.accuracyGain(1)).isCloseTo(Math.log(Math.sqrt(7)) / Math.log(2) - 1, within(1e-12));
        assertThat(errors.pearson()).isCloseTo(NaiveMeasures.pearson(x.doubles(), y.doubles()), within(1e-14));
    }

    @Test
    void bothPsnrDefinitions_differBySixDecibels() {
        ErrorStatistics errors =
                Comparison.of(noise(50, 1, 1.0), noise(50, 2, 1.0), BASIC).errors();

        assertThat(errors.psnr() - errors.psnrZfp()).isCloseTo(6.0206, within(1e-4));
    }

    @Test
    void equalFields_areExact() {
        ArrayField x = noise(1000, 3, 1.0);

        Comparison comparison = Comparison.of(x, x, CompareOptions.ALL);

        assertThat(comparison.errors().maxError()).isZero();
        assertThat(comparison.errors().maxErrorIndex()).isEqualTo(-1);
        assertThat(comparison.errors().psnr()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(comparison.errors().snr()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(comparison.errors().pearson()).isEqualTo(1);
        assertThat(comparison.errors().nines()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(comparison.similarity().value()).isEqualTo(1);
        assertThat(comparison.histogram().counts()[32]).isEqualTo(1000);
        assertThat(comparison.within(0)).isTrue();
    }

    @Test
    void constantField_hasNoSpreadAndNoCorrelation() {
        double[] x = new double[5000];
        java.util.Arrays.fill(x, 0.1);
        double[] y = x.clone();
        y[7] = 0.2;

        Comparison comparison = Comparison.of(ArrayField.of("x", x, 5000), ArrayField.of("y", y, 5000), BASIC);

        assertThat(comparison.values().std()).isZero();
        assertThat(comparison.values().mean()).isEqualTo(0.1);
        assertThat(comparison.errors().pearson()).isNaN();
        assertThat(comparison.errors().psnr()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(comparison.errors().maxErrorIndex()).isEqualTo(7);
    }

    @Test
    void nanAtAFinitePoint_failsEveryBound() {
        double[] y = {0, Double.NaN, 2, 3};
        Comparison comparison = Comparison.of(
                ArrayField.of("x", new double[] {0, 1, 2, 3}, 4), ArrayField.of("y", y, 4), CompareOptions.ALL);

        assertThat(comparison.counts().broken()).isEqualTo(1);
        assertThat(comparison.errors().maxError()).isNaN();
        assertThat(comparison.errors().maxErrorIndex()).isEqualTo(1);
        assertThat(comparison.errors().psnr()).isNaN();
        assertThat(comparison.similarity().value()).isNaN();
        assertThat(comparison.within(1e300)).isFalse();
        assertThat(FailIf.parse("max>1e300").failures(Measured.of(comparison))).hasSize(1);
    }

    @Test
    void pointsWithoutData_areCountedAndLeftOut() {
        double[] x = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e20, 5, 6};
        double[] y = {Double.NaN, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1e20, 5, 6.5};
        Comparison comparison =
                Comparison.of(ArrayField.of("x", x, 6), ArrayField.of("y", y, 6), BASIC.withFills(1e20));

        assertThat(comparison.counts()).isEqualTo(new PointCounts(2, 1, 2, 1, 1, 0));
        assertThat(comparison.values().max()).isEqualTo(6);
        assertThat(comparison.errors().maxErrorIndex()).isEqualTo(5);
        assertThat(comparison.within(1)).as("an infinity changed its sign").isFalse();
    }

    @Test
    void floatFill_isFoundByItsDoubleName() {
        ArrayField x = ArrayField.of("x", new float[] {1e20f, 1}, 2);

        assertThat(Comparison.of(x, x, BASIC.withFills(1e20)).counts().fill()).isEqualTo(1);
    }

    @Test
    void nothingToCompare_givesNanAndHoldsAnyBound() {
        ArrayField x = ArrayField.of("x", new double[] {Double.NaN, Double.NaN}, 2);

        Comparison comparison = Comparison.of(x, x, CompareOptions.ALL);

        assertThat(comparison.errors().maxError()).isNaN();
        assertThat(comparison.values().mean()).isNaN();
        assertThat(comparison.within(0)).isTrue();
    }

    @Test
    void integers_areComparedAsNumbers() {
        FieldSpec spec = new FieldSpec("u", ElementType.U8, Shape.of(3));
        ArrayField x = ArrayField.of(spec, new byte[] {0, (byte) 200, (byte) 255});
        ArrayField y = ArrayField.of("y", new float[] {0, 199, 255}, 3);

        Comparison comparison = Comparison.of(x, y, BASIC);

        assertThat(comparison.values().range()).isEqualTo(255);
        assertThat(comparison.errors().maxError()).isEqualTo(1);
    }

    @Test
    void zerosThatChanged_areCountedBesideThePointwiseError() {
        ArrayField x = ArrayField.of("x", new double[] {0, 0, 2}, 3);
        ArrayField y = ArrayField.of("y", new double[] {0, 1e-9, 2.5}, 3);

        ErrorStatistics errors = Comparison.of(x, y, BASIC).errors();

        assertThat(errors.zerosChanged()).isEqualTo(1);
        assertThat(errors.maxPointwise()).isEqualTo(0.25);
    }

    @Test
    void differentShapes_areRefused() {
        assertThatThrownBy(() -> Comparison.of(noise(10, 1, 1), noise(11, 1, 1), BASIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10")
                .hasMessageContaining("11");
    }

    @Test
    void largeMeanSmallSpread_losesNoDigits() {
        double[] x = new double[100_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1e9 + (i & 1);
            y[i] = x[i] + ((i & 2) == 0 ? 0x1p-10 : -0x1p-10);
        }

        Comparison comparison = Comparison.of(ArrayField.of("x", x, x.length), ArrayField.of("y", y, y.length), BASIC);

        assertThat(comparison.values().std()).isCloseTo(0.5, within(1e-12));
        assertThat(comparison.errors().rmse()).isCloseTo(0x1p-10, within(1e-16));
        assertThat(comparison.errors().pearsonDeficit()).isCloseTo(0x1p-20 * 2, within(1e-11));
    }

    @Test
    void anyTiling_givesTheNaiveValues() {
        for (long seed = 0; seed < 40; seed++) {
            int grain = 1 + new SplittableRandom(seed).nextInt(40);
            String said = "seed " + seed + ", grain " + grain;
            ArrayField x = random3d(seed, 23, 17, 29);
            ArrayField y = random3d(seed + 1, 23, 17, 29);

            Comparison comparison = Comparison.of(new Grained(x, grain), y, CompareOptions.ALL);

            NaiveMeasures naive = new NaiveMeasures(x.doubles(), y.doubles());
            ErrorStatistics errors = comparison.errors();
            assertThat(errors.maxError()).as(said).isEqualTo(naive.maxError());
            assertThat(errors.maxErrorIndex()).as(said).isEqualTo(naive.maxErrorIndex());
            assertThat(errors.mse()).as(said).isCloseTo(naive.mse(), within(1e-13));
            assertThat(errors.meanError()).as(said).isCloseTo(naive.meanError(), within(1e-13));
            assertThat(comparison.values().std()).as(said).isCloseTo(naive.std(), within(1e-13));
            assertThat(errors.pearson())
                    .as(said)
                    .isCloseTo(NaiveMeasures.pearson(x.doubles(), y.doubles()), within(1e-13));
            assertThat(comparison.similarity().value()).as(said).isCloseTo(naive.ssim(23, 17, 29), within(1e-12));
            assertThat(comparison.histogram().below() + comparison.histogram().above())
                    .as(said)
                    .isZero();
            assertThat(java.util.Arrays.stream(comparison.histogram().counts()).sum())
                    .as(said)
                    .isEqualTo(x.size());
        }
    }

    @Test
    void rmse_liesBetweenBiasAndMaximum() {
        for (long seed = 0; seed < 30; seed++) {
            int exponent = new SplittableRandom(seed).nextInt(-40, 41);
            double scale = Math.scalb(1.0, exponent);
            Comparison comparison = Comparison.of(noise(500, seed, scale), noise(500, seed + 1, scale), BASIC);

            ErrorStatistics errors = comparison.errors();
            assertThat(errors.rmse()).as("seed %d", seed).isLessThanOrEqualTo(errors.maxError());
            assertThat(errors.rmse())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(Math.abs(errors.meanError()) * (1 - 1e-12));
            assertThat(errors.nrmse()).as("seed %d", seed).isLessThanOrEqualTo(errors.maxRelative());
            assertThat(errors.pearson()).as("seed %d", seed).isBetween(-1.0 - 1e-12, 1.0);
        }
    }

    @Test
    void threads_doNotChangeABit() {
        ArrayField x = random3d(5, 100, 90, 80);
        ArrayField y = random3d(6, 100, 90, 80);

        Comparison first = Comparison.of(x, y, CompareOptions.ALL);

        for (int run = 0; run < 3; run++) {
            Comparison again = Comparison.of(x, y, CompareOptions.ALL);
            assertThat(again.errors()).isEqualTo(first.errors());
            assertThat(again.similarity()).isEqualTo(first.similarity());
            assertThat(again.autocorrelation().byAxis())
                    .isEqualTo(first.autocorrelation().byAxis());
        }
    }

    static ArrayField noise(int n, long seed, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        return ArrayField.of("noise", random.doubles(n, -scale, scale).toArray(), n);
    }

    static ArrayField random3d(long seed, int a, int b, int c) {
        SplittableRandom random = new SplittableRandom(seed);
        return ArrayField.of("noise", random.doubles((long) a * b * c, -1, 1).toArray(), a, b, c);
    }

    /// The same values with cubes of a given edge for grains.
    record Grained(ArrayField field, int edge) implements Field {

        @Override
        public FieldSpec spec() {
            return field.spec();
        }

        @Override
        public ArrayField read(Box box) {
            return field.read(box);
        }

        @Override
        public Shape grain() {
            long[] sizes = field.spec().shape().sizes();
            java.util.Arrays.setAll(sizes, axis -> Math.min(edge, sizes[axis]));
            return Shape.of(sizes);
        }
    }
}
