package org.tessera.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.cli.sweep.SweepPoint;

/// What many runs come to.
///
/// @param tables those that have rows
public record BenchSummary(List<BenchTable> tables) {

    /// @param runs all of the bench
    /// @param peers results of other tools from files
    /// @param least bytes of a field whose speed counts
    /// @param against the opponent that speeds are related to, or empty
    public static BenchSummary of(List<BenchRun> runs, List<SweepPoint> peers, long least, String against) {
        List<BenchTable> tables = new ArrayList<>();
        BestPeers best = new BestPeers(peers, runs);
        if (!best.isEmpty()) {
            tables.add(new RatioSummary(runs, best).table());
        }
        tables.addAll(new SpeedSummary(runs, least, against).tables());
        tables.add(new SpeedUp(runs, least).table());
        return new BenchSummary(
                tables.stream().filter(table -> !table.rows().isEmpty()).toList());
    }

    /// Rows by the keys of their tables.
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        tables.forEach(table -> keys.put(table.key(), table.rows()));
        return keys;
    }
}
