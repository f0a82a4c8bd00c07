package org.tessera.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Our ratio over the best of the others: geometric mean and worst cell, by codec, effort and bound.
final class RatioSummary {

    private final List<BenchRun> runs;
    private final BestPeers peers;

    RatioSummary(List<BenchRun> runs, BestPeers peers) {
        this.runs = runs;
        this.peers = peers;
    }

    BenchTable table() {
        List<String> targets =
                runs.stream().map(run -> run.cell().target()).distinct().toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Entry entry : entries()) {
            List<BenchRun> of =
                    runs.stream().filter(run -> run.entry().equals(entry)).toList();
            for (String target : targets) {
                rows.add(row(
                        entry,
                        target,
                        of.stream()
                                .filter(run -> run.cell().target().equals(target))
                                .toList()));
            }
            if (targets.size() > 1) {
                rows.add(row(entry, "all", of));
            }
        }
        return new BenchTable(
                "ratio_over_best_peer",
                "Ratio over the best valid of the others",
                List.of(
                        new BenchTable.Column("codec", "label", 0),
                        new BenchTable.Column("bound", "target", 0),
                        new BenchTable.Column("geometric mean", "geometric_mean", 3),
                        new BenchTable.Column("cells", "cells", 0),
                        new BenchTable.Column("not held", "not_held", 0),
                        new BenchTable.Column("no peer", "without_peer", 0),
                        new BenchTable.Column("worst", "worst", 3),
                        new BenchTable.Column("worst field", "worst_field", 0),
                        new BenchTable.Column("against", "worst_against", 0)),
                rows,
                "A cell is a field at a bound. Best valid: the highest ratio among all runs of other tools, in this run or"
                        + " from files, without a point over the bound. Cells without such a run, and cells where this"
                        + " program failed or missed its bound, are counted and left out.");
    }

    /// Bytes do not depend on the threads: those of the first number of threads stand for all.
    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (BenchRun run : runs) {
            Entry entry = run.entry();
            if (entry.isOwn()
                    && entries.stream().noneMatch(e -> e.withThreads(1).equals(entry.withThreads(1)))) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private Map<String, Object> row(Entry entry, String target, List<BenchRun> cells) {
        List<Double> gains = new ArrayList<>();
        double worst = Double.POSITIVE_INFINITY;
        String field = "";
        String against = "";
        long broken = 0;
        long alone = 0;
        for (BenchRun run : cells) {
            BestPeers.Best best = peers.of(run.cell());
            if (!run.isValid()) {
                broken++;
            } else if (best == null) {
                alone++;
            } else {
                double gain = run.ratio() / best.ratio();
                gains.add(gain);
                boolean worse = gain < worst;
                worst = worse ? gain : worst;
                field = worse ? run.cell().field() + " " + run.cell().target() : field;
                against = worse ? best.series() : against;
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", entry.label());
        row.put("codec", entry.codec());
        row.put("effort", entry.effort());
        row.put("target", target);
        row.put(
                "geometric_mean",
                Medians.geometric(
                        gains.stream().mapToDouble(Double::doubleValue).toArray()));
        row.put("cells", gains.size());
        row.put("not_held", broken);
        row.put("without_peer", alone);
        row.put("worst", worst);
        row.put("worst_field", field);
        row.put("worst_against", against);
        return row;
    }
}
