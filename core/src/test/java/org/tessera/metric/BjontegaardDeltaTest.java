package org.tessera.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BjontegaardDeltaTest {

    private static final double[] RATE = {0.5, 1.25, 2.75, 6};
    private static final double[] PSNR = {40, 58, 77, 97};

    @Test
    void sameCurve_differsByNothing() {
        BjontegaardDelta delta = BjontegaardDelta.of(RATE, PSNR, RATE, PSNR);

        assertThat(delta.ratePercent()).isCloseTo(0, within(1e-9));
        assertThat(delta.quality()).isCloseTo(0, within(1e-9));
        assertThat(delta.overlap()).isEqualTo(1);
    }

    @Test
    void allRatesScaled_areThatManyPercent() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double factor = random.nextDouble(0.3, 3);
            double[] rate = new double[5];
            double[] psnr = new double[5];
            for (int i = 0; i < 5; i++) {
                rate[i] = (i == 0 ? 0.05 : rate[i - 1]) * random.nextDouble(1.2, 4);
                psnr[i] = (i == 0 ? 30 : psnr[i - 1]) + random.nextDouble(2, 25);
            }
            double[] scaled = java.util.Arrays.stream(rate).map(r -> factor * r).toArray();

            double percent = BjontegaardDelta.of(rate, psnr, scaled, psnr).ratePercent();

            assertThat(percent).as("seed %d", seed).isCloseTo(100 * (factor - 1), within(1e-9 * 300));
        }
    }

    @Test
    void qualityShifted_isTheShift() {
        double[] better = {43, 61, 80, 100};

        assertThat(BjontegaardDelta.of(RATE, PSNR, RATE, better).quality()).isCloseTo(3, within(1e-9));
    }

    /// scipy.interpolate.PchipInterpolator(x, y).integrate(1.5, 7.5) with scipy 1.17.
    @Test
    void integral_isThatOfScipy() {
        Pchip curve = new Pchip(new double[] {0, 1, 3, 4, 8}, new double[] {2, 3, 2.5, 7, 9});

        assertThat(curve.integral(1.5, 7.5)).isCloseTo(37.6074916294643, within(1e-12));
    }

    @Test
    void orderOfPoints_isNoMatter() {
        double[] rate = {6, 0.5, 2.75, 1.25};
        double[] psnr = {97, 40, 77, 58};
        double[] other = {0.4, 1, 2.5, 5};

        assertThat(BjontegaardDelta.of(rate, psnr, other, PSNR))
                .isEqualTo(BjontegaardDelta.of(RATE, PSNR, other, PSNR));
    }

    @Test
    void curvesWithoutCommonQuality_haveNoDelta() {
        BjontegaardDelta delta = BjontegaardDelta.of(RATE, PSNR, RATE, new double[] {140, 150, 160, 170});

        assertThat(delta.ratePercent()).isNaN();
        assertThat(delta.overlap()).isZero();
    }

    @Test
    void exactAndBrokenPoints_areLeftOut() {
        double[] rate = {0.5, 1.25, 2.75, 6, 20, 3};
        double[] psnr = {40, 58, 77, 97, Double.POSITIVE_INFINITY, Double.NaN};

        assertThat(BjontegaardDelta.of(rate, psnr, RATE, PSNR).ratePercent()).isCloseTo(0, within(1e-9));
    }

    @Test
    void pointBeatenInBoth_isLeftOut() {
        double[] rate = {0.5, 1.25, 2.75, 3, 6};
        double[] psnr = {40, 58, 77, 60, 97};

        assertThat(BjontegaardDelta.of(rate, psnr, RATE, PSNR).ratePercent()).isCloseTo(0, within(1e-9));
    }
}
