package org.tessera.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What more threads buy: medians, over the large fields of two chunks or more, of the quotient to the first number of
/// threads. A chunk is the unit of parallel work, so a field of one chunk has nothing to share.
///
/// @param runs all of the bench
/// @param least bytes of a field that counts
record SpeedUp(List<BenchRun> runs, long least) {

    BenchTable table() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Entry entry : runs.stream().map(BenchRun::entry).distinct().toList()) {
            Entry base = runs.stream()
                    .map(BenchRun::entry)
                    .filter(other -> other.withThreads(1).equals(entry.withThreads(1)))
                    .findFirst()
                    .orElse(entry);
            if (base.equals(entry)) {
                continue;
            }
            for (String target :
                    runs.stream().map(run -> run.cell().target()).distinct().toList()) {
                rows.add(row(entry, base, target));
            }
        }
        return new BenchTable(
                "speed_up",
                "More threads",
                List.of(
                        new BenchTable.Column("tool", "label", 0),
                        new BenchTable.Column("threads", "threads", 0),
                        new BenchTable.Column("against", "base_threads", 0),
                        new BenchTable.Column("bound", "target", 0),
                        new BenchTable.Column("fields", "fields", 0),
                        new BenchTable.Column("encode x", "encode_speed_up", 2),
                        new BenchTable.Column("compress x", "compress_speed_up", 2),
                        new BenchTable.Column("decompress x", "decompress_speed_up", 2)),
                rows,
                "Median over fields of two chunks or more, of the quotient of speeds.");
    }

    private Map<String, Object> row(Entry entry, Entry base, String target) {
        List<BenchRun> many = of(entry, target);
        List<BenchRun> few = of(base, target);
        List<BenchRun[]> pairs = new ArrayList<>();
        for (BenchRun run : many) {
            few.stream()
                    .filter(other -> other.cell().equals(run.cell()))
                    .findFirst()
                    .ifPresent(other -> pairs.add(new BenchRun[] {run, other}));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", entry.label());
        row.put("tool", entry.tool());
        row.put("codec", entry.codec());
        row.put("effort", entry.effort());
        row.put("threads", entry.threads());
        row.put("base_threads", base.threads());
        row.put("target", target);
        row.put("fields", pairs.size());
        row.put("encode_speed_up", median(pairs, Outcome::encode));
        row.put("compress_speed_up", median(pairs, Outcome::compress));
        row.put("decompress_speed_up", median(pairs, Outcome::decompress));
        return row;
    }

    private List<BenchRun> of(Entry entry, String target) {
        return runs.stream()
                .filter(run -> run.entry().equals(entry) && run.outcome() != null)
                .filter(run -> run.cell().target().equals(target))
                .filter(run -> run.cell().bytes() >= least && run.cell().chunks() > 1)
                .toList();
    }

    private static double median(List<BenchRun[]> pairs, Function<Outcome, Speed> which) {
        return Medians.of(pairs.stream()
                .mapToDouble(pair -> SpeedSummary.speed(pair[0], which) / SpeedSummary.speed(pair[1], which))
                .toArray());
    }
}
