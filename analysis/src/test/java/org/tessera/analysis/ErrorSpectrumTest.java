package org.tessera.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.field.ArrayField;
import org.tessera.metric.Spectrum;

class ErrorSpectrumTest {

    private static double[] noise(int seed, int count, double size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> size * random.nextGaussian());
        return values;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1,1,4001", "1,101,97", "31,30,27", "3,64,64"})
    void whiteNoise_hasItsVarianceAtEveryWavenumber(int a, int b, int c) {
        int n = a * b * c;
        double[] x = noise(1, n, 2);
        double[] e = noise(2, n, 1e-9);

        Spectrum spectrum = ErrorSpectrum.of(ArrayField.of("x", x, a, b, c), ArrayField.of("y", sum(x, e), a, b, c));

        assertThat(Arrays.stream(spectrum.original()).average().orElseThrow()).isBetween(3.0, 5.0);
        assertThat(Arrays.stream(spectrum.error()).average().orElseThrow()).isBetween(0.6e-18, 1.5e-18);
        assertThat(Arrays.stream(spectrum.reconstruction()).average().orElseThrow())
                .isBetween(3.0, 5.0);
    }

    @Test
    void waves_lieInTheirBins() {
        double[] x = new double[256];
        double[] e = new double[256];
        Arrays.setAll(x, i -> Math.sin(2 * Math.PI * 16 * i / 256) + 5);
        Arrays.setAll(e, i -> 1e-3 * Math.cos(2 * Math.PI * 96 * i / 256));

        Spectrum spectrum = ErrorSpectrum.of(ArrayField.of("x", x, 256), ArrayField.of("y", sum(x, e), 256));

        assertThat(spectrum.wavenumbers()).hasSize(128);
        assertThat(largest(spectrum.original())).as("16 waves in 256 points").isEqualTo(15);
        assertThat(largest(spectrum.error())).isEqualTo(95);
        assertThat(spectrum.ratio(15)).isLessThan(1e-20);
        assertThat(spectrum.keptWavenumber())
                .as("the rest is empty but for leakage")
                .isBetween(0.06, 0.375);
    }

    private static int largest(double[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = values[i] > values[at] ? i : at;
        }
        return at;
    }

    @Test
    void equalFields_haveNoError() {
        ArrayField field = ArrayField.of("x", noise(3, 3600, 1), 60, 60);

        Spectrum spectrum = ErrorSpectrum.of(field, field);

        assertThat(spectrum.error()).containsOnly(0);
        assertThat(spectrum.largestRatio()).isZero();
        assertThat(spectrum.keptWavenumber()).isEqualTo(0.5);
    }

    /// The windowed transform at one wavenumber, summed as defined.
    private static double naivePower(double[] x, int n, int p, int q) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double re = 0;
        double im = 0;
        for (int i = 0; i < x.length; i++) {
            double w = (0.5 - 0.5 * Math.cos(2 * Math.PI * (i / n + 0.5) / n))
                    * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i % n + 0.5) / n));
            double phase = -2 * Math.PI * ((double) p * (i / n) + (double) q * (i % n)) / n;
            re += w * (x[i] - mean) * Math.cos(phase);
            im += w * (x[i] - mean) * Math.sin(phase);
        }
        return (re * re + im * im) / HannWindow.power(new long[] {n, n});
    }

    @Test
    void shells_holdTheNaiveTransform() {
        int n = 12;
        double[] x = noise(5, n * n, 1);
        double[] e = noise(6, n * n, 1e-7);
        double[] sums = new double[n / 2];
        double[] errors = new double[n / 2];
        int[] modes = new int[n / 2];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                double k = Math.hypot(Math.min(p, n - p), Math.min(q, n - q));
                if (k > 0 && k <= n / 2.0) {
                    int bin = (int) Math.ceil(k - 1e-9) - 1;
                    sums[bin] += naivePower(x, n, p, q);
                    errors[bin] += naivePower(e, n, p, q);
                    modes[bin]++;
                }
            }
        }

        Spectrum spectrum = ErrorSpectrum.of(ArrayField.of("x", x, n, n), ArrayField.of("y", sum(x, e), n, n));

        for (int bin = 0; bin < n / 2; bin++) {
            assertThat(spectrum.original()[bin]).isCloseTo(sums[bin] / modes[bin], within(1e-12));
            assertThat(spectrum.error()[bin]).isCloseTo(errors[bin] / modes[bin], within(1e-20));
        }
    }

    @Test
    void holes_countAsTheMean() {
        double[] x = noise(7, 100, 1);
        double[] y = sum(x, noise(8, 100, 1e-3));
        x[10] = Double.NaN;
        y[10] = Double.NaN;
        x[11] = 1e20;
        y[11] = 1e20;

        Spectrum spectrum = ErrorSpectrum.of(ArrayField.of("x", x, 100), ArrayField.of("y", y, 100), 1e20);

        assertThat(Arrays.stream(spectrum.original()).max().orElseThrow()).isLessThan(20);
        assertThat(spectrum.error()).doesNotContain(Double.NaN);
    }

    @Test
    void brokenReconstruction_isNaN() {
        double[] x = noise(7, 100, 1);
        double[] y = x.clone();
        y[3] = Double.NaN;

        Spectrum spectrum = ErrorSpectrum.of(ArrayField.of("x", x, 100), ArrayField.of("y", y, 100));

        assertThat(spectrum.largestRatio()).isNaN();
        assertThat(spectrum.keptWavenumber()).isZero();
    }

    @Test
    void largeFields_areTakenInBlocks() {
        double[] x = noise(9, 6_000_000, 1);
        ArrayField field = ArrayField.of("x", x, 2, 3_000, 1_000);
        ArrayField line = ArrayField.of("x", x, 6_000_000);

        assertThat(ErrorSpectrum.of(field, field).block()).isEqualTo("1x3000x1000");
        assertThat(ErrorSpectrum.of(field, field).blocks()).isEqualTo(2);
        assertThat(ErrorSpectrum.of(line, line).block()).isEqualTo("3000000");
    }

    @Test
    void fewPoints_haveNoSpectrum() {
        ArrayField field = ArrayField.of("x", new double[] {1, 2, 3, 4}, 2, 2);

        Spectrum spectrum = ErrorSpectrum.of(field, field);

        assertThat(spectrum.wavenumbers()).isEmpty();
        assertThat(spectrum.largestRatio()).isNaN();
        assertThat(spectrum.keptWavenumber()).isNaN();
    }
}
