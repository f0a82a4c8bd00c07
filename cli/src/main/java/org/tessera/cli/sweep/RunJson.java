package org.tessera.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import org.tessera.classic.CodecSelector;

/// One run as JSON: of `tessera sweep`, or a line of the bench.
final class RunJson {

    private RunJson() {}

    static SweepPoint point(JsonNode run) {
        String tool = run.path("tool").asText("tessera");
        String codec = run.path("codec").asText("auto");
        int threads = run.path("threads").asInt(1);
        boolean own = tool.startsWith("tessera");
        String series = own
                ? SeriesNames.tessera(
                        codec,
                        run.path("effort").asInt(CodecSelector.DEFAULT_EFFORT),
                        threads,
                        run.path("target").asText(""))
                : SeriesNames.peer(tool, codec, threads);
        double over = number(run, "points:over_bound", "points_over_bound");
        return new SweepPoint(
                run.path("field").asText(""),
                series,
                number(run, "rel_bound"),
                number(run, "size:bit_rate", "bits_per_value"),
                number(run, "size:compression_ratio", "ratio"),
                number(run, "error_stat:psnr", "psnr"),
                number(run, "ssim:ssim"),
                number(run, "tessera:compress_mb_s", "compress_mb_s"),
                number(run, "tessera:decompress_mb_s", "decompress_mb_s"),
                run.path("bound_held").asBoolean(true) ? over : Math.max(1, over),
                number(run, "max_err_over_bound", "max_error_over_bound"));
    }

    /// The first key that is there; NaN when none is.
    static double number(JsonNode node, String... keys) {
        for (String key : keys) {
            JsonNode value = node.path(key);
            if (value.isNumber()) {
                return value.doubleValue();
            }
            if (value.isTextual()) {
                return parse(value.asText());
            }
        }
        return Double.NaN;
    }

    /// As this program and Python write them.
    static double parse(String text) {
        return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> plain(text);
        };
    }

    private static double plain(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
