package org.tessera.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.field.ArrayField;
import org.tessera.field.Shape;

/// The expected numbers of images and distributions come from numpy 2.4 and scipy 1.17, of the same formula.
class FurtherMeasuresTest {

    private static final ArrayField X = wave(200, 190, 0);
    private static final ArrayField Y = wave(200, 190, 0.05);

    private static ArrayField wave(int rows, int columns, double error) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = Math.sin(i * 0.1) * Math.cos(j * 0.07)
                        + 0.3 * Math.sin(i * j * 0.003)
                        + error * Math.sin(i * 1.3 + j * 2.1);
            }
        }
        return ArrayField.of("x", values, rows, columns);
    }

    private static FurtherMeasures measured(ArrayField x, ArrayField y) {
        return Comparison.of(x, y, CompareOptions.ALL).further();
    }

    @Test
    void multiScale_isThatOfScipy() {
        MultiScale five = measured(X, Y).multiScale();
        MultiScale three = measured(wave(60, 50, 0), wave(60, 50, 0.05)).multiScale();

        assertThat(five.value()).isCloseTo(0.9977762400812069, within(1e-12));
        assertThat(five.scales()).isEqualTo(5);
        assertThat(three.value()).isCloseTo(0.9910034648352949, within(1e-12));
        assertThat(three.scales()).isEqualTo(3);
    }

    @Test
    void multiScale_ofManyPlanesIsTheirMean() {
        double[] x = new double[70 * 12 * 13];
        Arrays.setAll(x, i -> Math.sin(0.3 * i));
        ArrayField field = ArrayField.of("x", x, 7, 10, 12, 13);

        MultiScale same = measured(field, field).multiScale();

        assertThat(same.value()).isEqualTo(1);
        assertThat(same.planes()).isEqualTo(64);
        assertThat(measured(ArrayField.of("x", x, x.length), ArrayField.of("x", x, x.length))
                        .multiScale()
                        .value())
                .as("a line is no image")
                .isNaN();
    }

    @Test
    void distribution_isThatOfScipy() {
        Distribution found = measured(X, Y).distribution();

        assertThat(found.ks()).isCloseTo(0.0028684210526315757, within(1e-15));
        assertThat(found.ksPvalue()).isCloseTo(0.9975991282215588, within(1e-12));
        assertThat(found.ksPoints()).isEqualTo(38000);
        assertThat(found.entropy()).isCloseTo(9.726599142928958, within(2e-3));
        assertThat(found.reconstructedEntropy()).isCloseTo(9.734424154974503, within(2e-3));
        assertThat(found.divergence()).isCloseTo(0.031953576836624545, within(2e-4));
        assertThat(found.reverseDivergence()).isCloseTo(0.03231217890735846, within(2e-4));
    }

    @ParameterizedTest
    @CsvSource({"0.05,1000,0.15955408974378785", "0.02,1000,0.9875005182572503", "0.2,50,0.24079199341891797"})
    void kolmogorovTail_isThatOfScipy(double distance, long points, double expected) {
        assertThat(KolmogorovTail.probability(distance, points)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void ks_seesBothSigns() {
        ArrayField low = ArrayField.of("x", new double[] {0, 0, 1, 1}, 4);
        ArrayField high = ArrayField.of("y", new double[] {0, 1, 1, 1}, 4);

        assertThat(measured(low, high).distribution().ks()).isEqualTo(0.25);
        assertThat(measured(high, low).distribution().ks()).isEqualTo(0.25);
    }

    @Test
    void ks_ofALargeFieldIsTakenOverASample() {
        double[] x = new SplittableRandom(4).doubles(5_000_000).toArray();
        ArrayField field = ArrayField.of("x", x, 5_000_000);
        double[] shifted = Arrays.stream(x).map(v -> v + 0.1).toArray();

        Distribution found =
                measured(field, ArrayField.of("y", shifted, 5_000_000)).distribution();

        assertThat(found.ksPoints()).isBetween(1_600_000L, 1_740_000L);
        assertThat(found.ks()).isCloseTo(0.1, within(2e-3));
        assertThat(found.ksPvalue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void derivativesAndSeams_areTheNaiveOnes(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] n = {1 + random.nextInt(6), 1 + random.nextInt(9), 1 + random.nextInt(12)};
        int count = n[0] * n[1] * n[2];
        double[] x = random.doubles(count, -1, 1).toArray();
        double[] y = Arrays.stream(x).map(v -> v + random.nextDouble(-0.1, 0.1)).toArray();
        if (count > 10) {
            x[count / 2] = Double.NaN;
            y[count / 2] = Double.NaN;
        }
        Shape chunk = Shape.of(1 + random.nextInt(n[0]), 1 + random.nextInt(n[1]), 1 + random.nextInt(n[2]));
        NaiveDerivatives naive = new NaiveDerivatives(x, y, n, chunk);

        FurtherMeasures found = Comparison.of(
                        ArrayField.of("x", x, n[0], n[1], n[2]),
                        ArrayField.of("y", y, n[0], n[1], n[2]),
                        CompareOptions.ALL.withChunk(chunk))
                .further();

        String where = "seed " + seed + " " + Arrays.toString(n) + " chunk " + chunk;
        close(found.derivatives().gradientPsnr(), naive.gradientPsnr(), where);
        close(found.derivatives().laplacianPsnr(), naive.laplacianPsnr(), where);
        close(found.derivatives().sobolev(), naive.sobolev(), where);
        close(found.seams().original(), naive.seam(0), where);
        close(found.seams().reconstruction(), naive.seam(1), where);
        close(found.seams().error(), naive.seam(2), where);
    }

    private static void close(double found, double expected, String where) {
        if (Double.isFinite(expected)) {
            assertThat(found).as(where).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(found).as(where).isEqualTo(expected);
        }
    }

    @Test
    void tilesDoNotShow() {
        ArrayField x = ComparisonTest.random3d(8, 70, 130, 140);
        ArrayField y = ComparisonTest.random3d(9, 70, 130, 140);
        Shape chunk = Shape.of(32, 32, 64);
        int[] n = {70, 130, 140};
        NaiveDerivatives naive = new NaiveDerivatives(x.doubles(), y.doubles(), n, chunk);

        FurtherMeasures found =
                Comparison.of(x, y, CompareOptions.ALL.withChunk(chunk)).further();

        close(found.derivatives().gradientPsnr(), naive.gradientPsnr(), "gradient");
        close(found.derivatives().laplacianPsnr(), naive.laplacianPsnr(), "Laplacian");
        close(found.seams().error(), naive.seam(2), "seam");
    }

    @Test
    void steps_atChunkFacesAreSeen() {
        double[] x = new double[64];
        double[] y = new double[64];
        for (int i = 0; i < 64; i++) {
            x[i] = i;
            y[i] = i + 0.01 * (i % 2) + (i / 16 % 2 == 0 ? 0.5 : -0.5);
        }

        Seams seams = Comparison.of(
                        ArrayField.of("x", x, 64),
                        ArrayField.of("y", y, 64),
                        CompareOptions.ALL.withChunk(Shape.of(16)))
                .further()
                .seams();

        assertThat(seams.original()).isEqualTo(1);
        assertThat(seams.error()).isBetween(60.0, 120.0);
    }

    @Test
    void whatNobodyAsksFor_isNotThere() {
        FurtherMeasures found = Comparison.of(X, Y, CompareOptions.QUICK.withChunk(Shape.of(8, 8)))
                .further();

        assertThat(found).isEqualTo(FurtherMeasures.NONE);
        assertThat(measured(X, Y).seams()).as("no chunk is known").isNull();
    }

    @Test
    void brokenReconstruction_failsEveryMeasure() {
        double[] y = Y.doubles().clone();
        y[5000] = Double.NaN;
        Measured measured = Measured.of(
                Comparison.of(X, ArrayField.of("y", y, 200, 190), CompareOptions.ALL.withChunk(Shape.of(64, 64))));

        for (String condition : new String[] {
            "ms_ssim<0", "gradient_psnr<0", "laplacian_psnr<0", "sobolev>9", "ks>1", "kl>99", "seam>9", "seam_error>9"
        }) {
            assertThat(FailIf.parse(condition).failures(measured)).as(condition).hasSize(1);
        }
    }

    @Test
    void groups_areFoundByTheirNamesAndTheirMetrics() {
        assertThat(MetricGroup.parse("all")).isEqualTo(MetricGroup.ALL);
        assertThat(MetricGroup.parse("ks, seam")).containsExactly(MetricGroup.DISTRIBUTION, MetricGroup.SEAMS);
        assertThat(MetricGroup.parse("derivatives,psnr")).containsExactly(MetricGroup.DERIVATIVES);
        assertThatThrownBy(() -> MetricGroup.parse("sharpness"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown metric 'sharpness': use one of all histogram")
                .hasMessageContaining("gradient_psnr");
    }
}
