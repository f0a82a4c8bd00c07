package org.tessera.cli.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.Tessera;
import org.tessera.cli.sweep.SeriesNames;
import org.tessera.cli.sweep.SweepPoint;

/// A tool in a cell: what it came to, or why to nothing.
///
/// @param cell field and bound
/// @param entry who ran
/// @param timing what the times contain
/// @param outcome null when it failed
/// @param failure one sentence; empty when it did not fail
public record BenchRun(
        Cell cell, Entry entry, String timing, @Nullable Outcome outcome, String failure) {

    static BenchRun failed(Cell cell, Entry entry, String timing, String sentence) {
        return new BenchRun(cell, entry, timing, null, sentence);
    }

    /// Whether it ran and held the bound at every point: only such runs enter means.
    public boolean isValid() {
        return outcome != null && outcome.held();
    }

    public double ratio() {
        return outcome == null ? Double.NaN : (double) cell.bytes() / outcome.bytes();
    }

    public double bitsPerValue() {
        return outcome == null
                ? Double.NaN
                : 8.0 * outcome.bytes() / cell.spec().shape().count();
    }

    /// How the page calls the curve.
    public String series() {
        return entry.isOwn()
                ? SeriesNames.tessera(entry.codec(), entry.effort(), entry.threads(), cell.target())
                : SeriesNames.peer(entry.tool(), "", entry.threads());
    }

    /// As a line of results: names that `plot` knows.
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("field", cell.field());
        keys.put("file", cell.file());
        keys.put("type", cell.spec().type().label());
        keys.put("shape", Arrays.stream(cell.spec().shape().sizes()).boxed().toList());
        keys.put("original_bytes", cell.bytes());
        keys.put("chunks", cell.chunks());
        keys.put("tool", entry.isOwn() ? "tessera " + Tessera.VERSION : entry.tool());
        keys.put("codec", entry.codec());
        if (entry.isOwn()) {
            keys.put("effort", entry.effort());
        }
        keys.put("threads", entry.threads());
        keys.put("target", cell.target());
        keys.put("rel_bound", cell.bound());
        keys.put(
                "tolerance",
                cell.tolerance().isPointwise()
                        ? cell.tolerance().pointwise()
                        : cell.tolerance().absolute());
        keys.put("timing", timing);
        if (outcome == null) {
            keys.put("failed", failure);
        } else {
            put(keys, outcome);
        }
        return keys;
    }

    private void put(Map<String, Object> keys, Outcome made) {
        keys.put("bytes", made.bytes());
        keys.put("ratio", ratio());
        keys.put("bits_per_value", bitsPerValue());
        keys.put("bound_held", made.held());
        keys.put("max_error_over_bound", made.errorOverBound());
        keys.put("points_over_bound", made.overBound());
        keys.put("psnr", made.psnr());
        put(keys, "encode", made.encode());
        put(keys, "compress", made.compress());
        put(keys, "decode", made.decode());
        put(keys, "decompress", made.decompress());
    }

    private static void put(Map<String, Object> keys, String what, Speed speed) {
        keys.put(what + "_mb_s", speed.median());
        keys.put(what + "_best_mb_s", speed.best());
    }

    /// A point of the charts, of a run that did not fail.
    SweepPoint point(Outcome made) {
        return new SweepPoint(
                cell.field(),
                series(),
                cell.bound(),
                bitsPerValue(),
                ratio(),
                made.psnr(),
                Double.NaN,
                made.compress().median(),
                made.decompress().median(),
                made.held() ? 0 : Math.max(1, made.overBound()),
                made.errorOverBound());
    }
}
