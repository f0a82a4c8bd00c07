package org.tessera.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Measures as the flat keys and values of a JSON object.
public final class MetricKeys {

    private MetricKeys() {}

    /// Keys in a stable order. Counts are `Long`, measures `Double` (NaN and Infinity included), series `List`.
    /// What was not measured is left out.
    public static Map<String, Object> of(Measured measured) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            metric.of(measured).ifPresent(value -> keys.put(metric.key(), boxed(metric, value)));
        }
        Comparison comparison = measured.comparison();
        if (comparison.similarity() != null) {
            keys.put("ssim:variant", comparison.similarity().variant());
        }
        if (comparison.autocorrelation() != null) {
            keys.put("autocorr:autocorr", list(comparison.autocorrelation().byLag()));
            keys.put("autocorr:by_axis", list(comparison.autocorrelation().byAxis()));
        }
        Histogram histogram = comparison.histogram();
        if (histogram != null) {
            keys.put("diff_pdf:half_width", histogram.half());
            keys.put(
                    "diff_pdf:counts", Arrays.stream(histogram.counts()).boxed().toList());
            keys.put("diff_pdf:below", histogram.below());
            keys.put("diff_pdf:above", histogram.above());
        }
        addFurther(keys, comparison.further());
        return keys;
    }

    private static void addFurther(Map<String, Object> keys, FurtherMeasures further) {
        if (further.multiScale() != null) {
            keys.put("tessera:ms_ssim_scales", (long) further.multiScale().scales());
            keys.put("tessera:ms_ssim_planes", further.multiScale().planes());
        }
        Spectrum spectrum = further.spectrum();
        if (spectrum != null) {
            keys.put("spectrum:wavenumber", list(spectrum.wavenumbers()));
            keys.put("spectrum:original", list(spectrum.original()));
            keys.put("spectrum:reconstruction", list(spectrum.reconstruction()));
            keys.put("spectrum:error", list(spectrum.error()));
            keys.put("spectrum:blocks", (long) spectrum.blocks());
            keys.put("spectrum:block", spectrum.block());
        }
    }

    private static Object boxed(Metric metric, double value) {
        if (metric.isCount()) {
            return (long) value;
        }
        return value;
    }

    private static Object list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
