package org.tessera.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The results schema of CompressAI: `{"name", "description", "results": {"bpp": [...], "psnr": [...], ...}}`, one
/// curve a file, times in seconds. Its plots read what is written here, and ours read what it writes.
public final class CompressAiJson {

    private CompressAiJson() {}

    /// Points of one curve. The schema names no field; `field` beside the name is ours.
    static List<SweepPoint> points(JsonNode curve) {
        JsonNode results = curve.path("results");
        JsonNode rates = results.path("bpp");
        List<SweepPoint> points = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            points.add(new SweepPoint(
                    curve.path("field").asText(""),
                    curve.path("name").asText("unnamed"),
                    at(results, i, "rel_bound"),
                    rates.path(i).asDouble(Double.NaN),
                    at(results, i, "ratio"),
                    at(results, i, "psnr", "psnr-rgb"),
                    at(results, i, "ssim"),
                    at(results, i, "compress_mb_s"),
                    at(results, i, "decompress_mb_s"),
                    at(results, i, "points_over_bound"),
                    Double.NaN));
        }
        return points;
    }

    private static double at(JsonNode results, int i, String... keys) {
        for (String key : keys) {
            JsonNode value = results.path(key).path(i);
            if (value.isNumber() || value.isTextual()) {
                return value.isNumber() ? value.doubleValue() : RunJson.parse(value.asText());
            }
        }
        return Double.NaN;
    }

    /// One curve, for `python -m compressai.utils.plot -f`. Runs that broke their bound are left out: the schema
    /// cannot say so. So are exact ones: JSON has no infinity.
    public static Map<String, Object> curve(String name, String field, List<RunRecord> runs) {
        Map<String, List<Object>> results = new LinkedHashMap<>();
        runs.stream()
                .filter(run -> run.result().held())
                .filter(run ->
                        Double.isFinite(run.result().comparison().errors().psnr()))
                .sorted(java.util.Comparator.comparingDouble(
                        run -> run.result().sizes().bitRate()))
                .forEach(run -> {
                    SweepPoint point = run.point(name);
                    put(results, "bpp", point.bitsPerValue());
                    put(results, "psnr", point.psnr());
                    put(results, "ssim", point.ssim());
                    put(results, "ratio", point.ratio());
                    put(results, "rel_bound", point.bound());
                    put(results, "encoding_time", run.result().compressSeconds());
                    put(results, "decoding_time", run.result().decompressSeconds());
                    put(results, "compress_mb_s", point.compressSpeed());
                    put(results, "decompress_mb_s", point.decompressSpeed());
                });
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("name", name);
        curve.put("description", field + ", bound verified at every point, all bytes counted");
        curve.put("field", field);
        curve.put("results", results);
        return curve;
    }

    private static void put(Map<String, List<Object>> results, String key, double value) {
        results.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
}
