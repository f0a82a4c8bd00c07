package org.tessera.cli.sweep;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tessera.Tessera;
import org.tessera.formats.trial.Cell;
import org.tessera.formats.trial.TrialResult;
import org.tessera.metric.MetricKeys;
import org.tessera.target.ValueRangeRelative;

/// A run as keys and values: libpressio's names where it has one (times in milliseconds, as there).
///
/// @param file name of the file, without its folder
/// @param field how the run is filed: the file, and the variable where the file has several
/// @param result what was measured
public record RunRecord(String file, String field, TrialResult result) {

    public Map<String, Object> keys() {
        Cell cell = result.cell();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("field", field);
        keys.put("file", file);
        keys.put("variable", cell.variable().name());
        keys.put("type", cell.variable().field().spec().type().label());
        keys.put(
                "shape",
                Arrays.stream(cell.variable().field().spec().shape().sizes())
                        .boxed()
                        .toList());
        keys.put("tool", "tessera " + Tessera.VERSION);
        keys.put("codec", cell.codec().toString());
        keys.put("codecs", result.codecs());
        keys.put("effort", cell.effort());
        keys.put("threads", cell.threads());
        keys.put("target", cell.target().text());
        keys.put("rel_bound", bound());
        keys.put("tolerance:abs", result.tolerance().absolute());
        keys.put("tolerance:pw_rel", result.tolerance().pointwise());
        keys.put("bound_held", result.held());
        keys.put("points:over_bound", result.overBound());
        keys.put("max_err_over_bound", errorOverBound());
        keys.put("size:uncompressed_size", result.sizes().originalBytes());
        keys.put("size:compressed_size", result.sizes().compressedBytes());
        keys.put("time:compress", 1e3 * result.compressSeconds());
        keys.put("time:decompress", 1e3 * result.decompressSeconds());
        keys.put("tessera:compress_mb_s", result.compressSpeed());
        keys.put("tessera:decompress_mb_s", result.decompressSpeed());
        keys.putAll(MetricKeys.of(result.measured()));
        return keys;
    }

    /// Relative to the value range, as asked where it was asked so; NaN where that says nothing.
    public double bound() {
        return result.cell().target() instanceof ValueRangeRelative relative
                ? relative.epsilon()
                : result.relativeBound();
    }

    /// Largest error over the bound; NaN for an exact bound, 0 over 0.
    double errorOverBound() {
        return result.tolerance().isPointwise()
                ? result.comparison().errors().maxPointwise()
                        / result.tolerance().pointwise()
                : result.comparison().errors().maxError() / result.tolerance().absolute();
    }

    /// @param series how the page calls the curve
    public SweepPoint point(String series) {
        double ssim = result.comparison().similarity() == null
                ? Double.NaN
                : result.comparison().similarity().value();
        return new SweepPoint(
                field,
                series,
                bound(),
                result.sizes().bitRate(),
                result.sizes().ratio(),
                result.comparison().errors().psnr(),
                ssim,
                result.compressSpeed(),
                result.decompressSpeed(),
                result.held() ? 0 : Math.max(1, result.overBound()),
                errorOverBound());
    }
}
