package org.tessera.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.field.ArrayField;
import org.tessera.field.Tiling;

class StructureTest {

    private static final CompareOptions ALL = CompareOptions.ALL;

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,1,6", "1,1,7", "1,1,8", "1,5,9", "3,8,20", "7,7,7", "16,17,18"})
    void ssim_isTheNaiveOneForSmallShapes(int a, int b, int c) {
        ArrayField x = ComparisonTest.random3d(1, a, b, c);
        ArrayField y = ComparisonTest.random3d(2, a, b, c);

        Similarity similarity = Comparison.of(x, y, ALL).similarity();

        double expected = new NaiveMeasures(x.doubles(), y.doubles()).ssim(a, b, c);
        if (a * b * c > 1) {
            assertThat(similarity.value()).isCloseTo(expected, within(1e-12));
        }
        assertThat(similarity.variant()).isEqualTo("3-D uniform window 7, step 2, full range");
    }

    @Test
    void ssim_inLowerAndHigherRanks() {
        ArrayField x = ComparisonTest.random3d(3, 1, 12, 15);
        ArrayField y = ComparisonTest.random3d(4, 1, 12, 15);
        double flat = new NaiveMeasures(x.doubles(), y.doubles()).ssim(1, 12, 15);

        Similarity inTwo =
                Comparison.of(reshaped(x, 12, 15), reshaped(y, 12, 15), ALL).similarity();
        Similarity inFour = Comparison.of(reshaped(x, 1, 1, 12, 15), reshaped(y, 1, 1, 12, 15), ALL)
                .similarity();

        assertThat(inTwo.value()).isCloseTo(flat, within(1e-12));
        assertThat(inTwo.variant()).startsWith("2-D");
        assertThat(inFour.value()).isCloseTo(flat, within(1e-12));
        assertThat(inFour.variant()).startsWith("3-D");
    }

    @Test
    void ssim_ofFourAxesIsTheMeanOverTheFirst() {
        ArrayField x = ComparisonTest.random3d(3, 3 * 9, 10, 11);
        ArrayField y = ComparisonTest.random3d(4, 3 * 9, 10, 11);
        double range = new NaiveMeasures(x.doubles(), y.doubles()).range();

        double expected = 0;
        for (int i = 0; i < 3; i++) {
            double[] u = Arrays.copyOfRange(x.doubles(), i * 990, (i + 1) * 990);
            double[] v = Arrays.copyOfRange(y.doubles(), i * 990, (i + 1) * 990);
            expected += NaiveMeasures.ssimWithRange(u, v, range, 9, 10, 11) / 3;
        }

        double found = Comparison.of(reshaped(x, 3, 9, 10, 11), reshaped(y, 3, 9, 10, 11), ALL)
                .similarity()
                .value();
        assertThat(found).isCloseTo(expected, within(1e-12));
    }

    @Test
    void windowsWithMaskedPoints_areNotCounted() {
        ArrayField x = ComparisonTest.random3d(5, 1, 1, 30);
        double[] holed = x.doubles().clone();
        holed[10] = Double.NaN;
        ArrayField original = ArrayField.of("x", holed, 30);

        Similarity similarity = Comparison.of(original, original, ALL).similarity();

        assertThat(similarity.windows()).as("starts 4 6 8 10 reach point 10").isEqualTo(12 - 4);
        assertThat(similarity.value()).isEqualTo(1);
    }

    @Test
    void autocorrelation_isTheNaiveOneAlongOrderAndAxes() {
        ArrayField x = ComparisonTest.random3d(6, 4, 5, 6);
        ArrayField y = ComparisonTest.random3d(7, 4, 5, 6);

        Autocorrelation found = Comparison.of(x, y, ALL).autocorrelation();

        NaiveMeasures naive = new NaiveMeasures(x.doubles(), y.doubles());
        for (int lag = 1; lag <= 10; lag++) {
            assertThat(found.byLag()[lag - 1]).isCloseTo(naive.autocorrelation(lag, i -> true), within(1e-13));
        }
        assertThat(found.byAxis()[0]).isCloseTo(naive.autocorrelation(30, i -> true), within(1e-13));
        assertThat(found.byAxis()[1]).isCloseTo(naive.autocorrelation(6, i -> i / 6 % 5 < 4), within(1e-13));
        assertThat(found.byAxis()[2]).isCloseTo(naive.autocorrelation(1, i -> i % 6 < 5), within(1e-13));
    }

    @Test
    void lagCorrelation_goesOnAcrossTiles() {
        ArrayField x = ComparisonTest.random3d(8, 1, 1, 100);
        ArrayField y = ComparisonTest.random3d(9, 1, 1, 100);
        PairReader reader = new PairReader(x, y, CompareOptions.BASIC);
        NaiveMeasures naive = new NaiveMeasures(x.doubles(), y.doubles());
        LagCorrelation lags = new LagCorrelation(10, naive.meanError());

        Tiling tiles = Tiling.runs(x.spec().shape(), 7);
        for (long i = 0; i < tiles.count(); i++) {
            lags.add(reader.read(tiles.box(i)));
        }

        double[] errors = naive.errors();
        double[] found = lags.correlations(NaiveMeasures.covariance(errors, errors));
        for (int lag = 1; lag <= 10; lag++) {
            assertThat(found[lag - 1]).isCloseTo(naive.autocorrelation(lag, i -> true), within(1e-13));
        }
    }

    @Test
    void histogram_putsEdgesWhereItSays() {
        ArrayField x = ArrayField.of("x", new double[7], 7);
        ArrayField y = ArrayField.of("y", new double[] {-2, -1, -0.5, 0, 0.5, 1, 2}, 7);

        Histogram histogram = Comparison.of(
                        x,
                        y,
                        new CompareOptions(new double[0], 1, 4, 1, java.util.Set.of(MetricGroup.HISTOGRAM), null, 1, 0))
                .histogram();

        assertThat(histogram.counts()).containsExactly(1, 1, 1, 2);
        assertThat(histogram.below()).isEqualTo(1);
        assertThat(histogram.above()).isEqualTo(1);
        assertThat(histogram.edge(0)).isEqualTo(-1);
        assertThat(histogram.edge(3)).isEqualTo(0.5);
    }

    private static ArrayField reshaped(ArrayField field, long... shape) {
        return ArrayField.of(field.spec().name(), field.doubles(), shape);
    }
}
