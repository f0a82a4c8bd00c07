package org.tessera.cli.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.sweep.SweepPoint;

/// The best ratio of any other tool in each cell, of those runs that hold the bound at every point: from files of
/// results, and from the opponents of this bench.
final class BestPeers {

    private final Map<String, Best> best = new HashMap<>();

    /// @param series whose it is
    record Best(double ratio, String series) {}

    /// @param known results from files
    BestPeers(List<SweepPoint> known, List<BenchRun> runs) {
        for (SweepPoint point : known) {
            // A run whose points nobody counted is not known to hold.
            if (point.overBound() == 0) {
                add(point.field(), point.bound(), new Best(point.ratio(), point.series()));
            }
        }
        for (BenchRun run : runs) {
            if (!run.entry().isOwn() && run.isValid()) {
                add(run.cell().field(), run.cell().bound(), new Best(run.ratio(), run.series()));
            }
        }
    }

    private void add(String field, double bound, Best one) {
        if (Double.isFinite(bound) && one.ratio() > 0) {
            best.merge(key(field, bound), one, (a, b) -> b.ratio() > a.ratio() ? b : a);
        }
    }

    boolean isEmpty() {
        return best.isEmpty();
    }

    /// @return null when no other tool holds this bound on this field, or none was tried
    @Nullable
    Best of(Cell cell) {
        return best.get(key(cell.field(), cell.bound()));
    }

    private static String key(String field, double bound) {
        return field + " " + bound;
    }
}
