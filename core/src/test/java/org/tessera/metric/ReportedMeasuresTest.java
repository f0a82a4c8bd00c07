package org.tessera.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;

class ReportedMeasuresTest {

    private static final ArrayField X = ArrayField.of("x", new double[] {0, 1, 2, 4, Double.NaN}, 5);
    private static final ArrayField Y = ArrayField.of("y", new double[] {0, 1.5, 2, 3, Double.NaN}, 5);

    @Test
    void keys_areThoseOfLibpressioInStableOrder() {
        Measured measured = new Measured(Comparison.of(X, Y, CompareOptions.ALL), new Sizes(40, 10, 5));

        Map<String, Object> keys = MetricKeys.of(measured);

        assertThat(keys.keySet())
                .startsWith("size:compression_ratio", "size:bit_rate")
                .contains("error_stat:psnr", "error_stat:max_error", "pearson:r", "ssim:ssim", "autocorr:autocorr")
                .containsExactlyElementsOf(MetricKeys.of(measured).keySet());
        assertThat(keys)
                .containsEntry("size:compression_ratio", 4.0)
                .containsEntry("size:bit_rate", 16.0)
                .containsEntry("error_stat:max_error", 1.0)
                .containsEntry("error_stat:average_difference", 0.125)
                .containsEntry("tessera:bias", -0.125)
                .containsEntry("tessera:nan", 1L)
                .containsEntry("error_stat:n", 4L);
    }

    @Test
    void whatWasNotMeasured_hasNoKey() {
        Map<String, Object> keys = MetricKeys.of(Measured.of(Comparison.of(X, Y, CompareOptions.BASIC)));

        assertThat(keys).doesNotContainKeys("size:compression_ratio", "ssim:ssim", "autocorr:lag1");
    }

    @Test
    void everyMetric_isFoundByKeyAndByName() {
        for (Metric metric : Metric.values()) {
            assertThat(Metric.parse(metric.key())).isEqualTo(metric);
            assertThat(Metric.parse(metric.label())).isEqualTo(metric);
        }
    }

    @Test
    void textBlock_hasTheWordsPeoplePaste() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Measured measured = new Measured(Comparison.of(X, Y, CompareOptions.ALL), new Sizes(40, 10, 5));

            List<String> lines = MetricText.lines(measured, new BoundCheck(false, 1.0, true, 2), 0);

            assertThat(lines)
                    .contains(
                            "compression ratio = 4.00   bit rate = 16.00   (model bytes: 0)",
                            "Max absolute error = 1.00e+00 <= 1.00e+00  BOUND HELD"
                                    + " (4 of 5 points; 2 repaired; 1 NaN kept)",
                            "Max relative error = 2.50e-01   Max pw relative error = 5.00e-01")
                    .anyMatch(line -> line.startsWith("PSNR = 17.09 dB (full range; zfp's definition 11.07)"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void brokenBound_isShownWithAllDigits() {
        ArrayField y = ArrayField.of("y", new double[] {0, 1, 2, 4 + 1.0000000001e-3, Double.NaN}, 5);
        Measured measured = Measured.of(Comparison.of(X, y, CompareOptions.BASIC));

        assertThat(MetricText.lines(measured, new BoundCheck(false, 1e-3, false, 0), 0))
                .anyMatch(line -> line.contains("0.00100000000") && line.contains("against 0.001  BOUND NOT HELD"));
    }

    @Test
    void pointwiseBound_isShownBesideThePointwiseError() {
        Measured measured = Measured.of(Comparison.of(X, Y, CompareOptions.BASIC));

        assertThat(MetricText.lines(measured, new BoundCheck(true, 0.5, true, 0), 0))
                .anyMatch(line -> line.contains("Max pw relative error = 5.00e-01 <= 5.00e-01  BOUND HELD"));
    }
}
