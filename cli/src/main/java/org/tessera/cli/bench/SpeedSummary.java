package org.tessera.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Medians of speeds over the large fields, and how many times as fast as one opponent of the same run.
///
/// @param runs all of the bench
/// @param least bytes of a field that counts: smaller ones measure the clock
/// @param against name of an opponent, or empty
record SpeedSummary(List<BenchRun> runs, long least, String against) {

    private static final List<BenchTable.Column> SPEEDS = List.of(
            new BenchTable.Column("tool", "label", 0),
            new BenchTable.Column("threads", "threads", 0),
            new BenchTable.Column("bound", "target", 0),
            new BenchTable.Column("fields", "fields", 0),
            new BenchTable.Column("encode", "encode_mb_s", 0),
            new BenchTable.Column("(best)", "encode_best_mb_s", 0),
            new BenchTable.Column("compress", "compress_mb_s", 0),
            new BenchTable.Column("(best)", "compress_best_mb_s", 0),
            new BenchTable.Column("decompress", "decompress_mb_s", 0),
            new BenchTable.Column("(best)", "decompress_best_mb_s", 0));

    private static final List<BenchTable.Column> QUOTIENTS = List.of(
            new BenchTable.Column("tool", "label", 0),
            new BenchTable.Column("threads", "threads", 0),
            new BenchTable.Column("bound", "target", 0),
            new BenchTable.Column("fields", "fields_of_both", 0),
            new BenchTable.Column("encode", "encode_quotient", 2),
            new BenchTable.Column("(of medians)", "encode_quotient_of_medians", 2),
            new BenchTable.Column("compress", "compress_quotient", 2),
            new BenchTable.Column("(of medians)", "compress_quotient_of_medians", 2),
            new BenchTable.Column("decompress", "decompress_quotient", 2),
            new BenchTable.Column("(of medians)", "decompress_quotient_of_medians", 2),
            new BenchTable.Column("ratio", "ratio_quotient", 3),
            new BenchTable.Column("on fields", "ratio_fields", 0));

    /// Speeds; and where there is an opponent to relate to, how many times as fast.
    List<BenchTable> tables() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Entry entry : runs.stream().map(BenchRun::entry).distinct().toList()) {
            for (String target :
                    runs.stream().map(run -> run.cell().target()).distinct().toList()) {
                List<BenchRun> of = runs.stream()
                        .filter(run -> run.entry().equals(entry) && run.outcome() != null)
                        .filter(run ->
                                run.cell().target().equals(target) && run.cell().bytes() >= least)
                        .toList();
                rows.add(row(entry, target, of));
            }
        }
        List<Map<String, Object>> related =
                rows.stream().filter(row -> row.containsKey("fields_of_both")).toList();
        return List.of(
                new BenchTable("speed", "Speed, MB/s", SPEEDS, rows, note()),
                new BenchTable(
                        "speed_against",
                        "Beside " + against + ": speeds and ratio over its",
                        QUOTIENTS,
                        related,
                        relatedNote()));
    }

    private String note() {
        return "10^6 bytes of the original a second; medians over the fields of at least "
                + String.format(Locale.ROOT, "%.3g", least / 1e6)
                + " MB, of the median run of each, and in brackets of the best run. Encode: our codec alone. Compress:"
                + " what a user waits for, which here includes the verification of every point. Speeds of programs are"
                + " those of whole processes that read and write files.";
    }

    private String relatedNote() {
        return "Median over fields of the quotient of speeds, then quotient of the medians, over the fields that both"
                + " ran on. Encode and compress are both related to what " + against
                + " takes to compress. Ratio: geometric mean over all fields on which both held the bound.";
    }

    private Map<String, Object> row(Entry entry, String target, List<BenchRun> of) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("label", entry.label());
        row.put("tool", entry.tool());
        row.put("codec", entry.codec());
        row.put("effort", entry.effort());
        row.put("threads", entry.threads());
        row.put("target", target);
        row.put("fields", of.size());
        row.put("encode_mb_s", median(of, Outcome::encode));
        row.put("encode_best_mb_s", best(of, Outcome::encode));
        row.put("compress_mb_s", median(of, Outcome::compress));
        row.put("compress_best_mb_s", best(of, Outcome::compress));
        row.put("decode_mb_s", median(of, Outcome::decode));
        row.put("decode_best_mb_s", best(of, Outcome::decode));
        row.put("decompress_mb_s", median(of, Outcome::decompress));
        row.put("decompress_best_mb_s", best(of, Outcome::decompress));
        if (!against.isEmpty() && !entry.tool().equals(against)) {
            row.put(
                    "fields_of_both",
                    of.stream().filter(run -> opponent(run).isPresent()).count());
            ratios(row, entry, target);
            quotients(row, "encode", of, Outcome::encode, Outcome::compress);
            quotients(row, "compress", of, Outcome::compress, Outcome::compress);
            quotients(row, "decompress", of, Outcome::decompress, Outcome::decompress);
        }
        return row;
    }

    /// Over all fields, small ones too, where both held the bound.
    private void ratios(Map<String, Object> row, Entry entry, String target) {
        List<Double> quotients = new ArrayList<>();
        for (BenchRun run : runs) {
            boolean here = run.entry().equals(entry) && run.cell().target().equals(target) && run.isValid();
            if (here) {
                opponent(run).filter(BenchRun::isValid).ifPresent(other -> quotients.add(run.ratio() / other.ratio()));
            }
        }
        row.put(
                "ratio_quotient",
                Medians.geometric(
                        quotients.stream().mapToDouble(Double::doubleValue).toArray()));
        row.put("ratio_fields", quotients.size());
    }

    /// Over the fields where both ran.
    private void quotients(
            Map<String, Object> row,
            String what,
            List<BenchRun> of,
            Function<Outcome, Speed> ours,
            Function<Outcome, Speed> theirs) {
        List<Double> quotients = new ArrayList<>();
        List<Double> mine = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (BenchRun run : of) {
            Optional<BenchRun> other = opponent(run);
            if (other.isPresent()) {
                double own = speed(run, ours);
                double opposing = speed(other.get(), theirs);
                quotients.add(own / opposing);
                mine.add(own);
                others.add(opposing);
            }
        }
        row.put(what + "_quotient", median(quotients));
        row.put(what + "_quotient_of_medians", median(mine) / median(others));
    }

    /// With as many threads where it takes threads, else with one.
    private Optional<BenchRun> opponent(BenchRun run) {
        List<BenchRun> there = runs.stream()
                .filter(other -> other.entry().tool().equals(against) && other.outcome() != null)
                .filter(other -> other.cell().equals(run.cell()))
                .toList();
        return there.stream()
                .filter(other -> other.entry().threads() == run.entry().threads())
                .findFirst()
                .or(() -> there.stream().findFirst());
    }

    static double speed(BenchRun run, Function<Outcome, Speed> which) {
        Outcome outcome = run.outcome();
        return outcome == null ? Double.NaN : which.apply(outcome).median();
    }

    static double median(List<BenchRun> runs, Function<Outcome, Speed> which) {
        return median(runs.stream().map(run -> speed(run, which)).toList());
    }

    private static double best(List<BenchRun> runs, Function<Outcome, Speed> which) {
        return median(runs.stream()
                .map(run -> {
                    Outcome outcome = run.outcome();
                    return outcome == null ? Double.NaN : which.apply(outcome).best();
                })
                .toList());
    }

    private static double median(List<Double> values) {
        return Medians.of(values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray());
    }
}
