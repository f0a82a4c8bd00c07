package org.tessera.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// Tables of runs: ratios by field and bound, median speeds, geometric means against peers.
final class Summary {

    /// Smaller fields measure the clock.
    private static final long LARGE = 2_000_000;

    private final List<Run> runs;

    Summary(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    void print(PrintStream out) {
        out.println();
        out.println("| field | bound | codec | ratio | bits per value | max error / bound | over | PSNR |"
                + " compress | encode | decompress |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (Run run : runs) {
            out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.0e | %s | %.2f | %.4f | %.4f | %d | %.1f | %.0f | %.0f | %.0f |",
                    run.fieldName(),
                    run.bound(),
                    run.codec(),
                    run.ratio(),
                    8.0 * run.bytes() / run.field().size(),
                    run.errors().max() / run.errors().tolerance(),
                    run.errors().over(),
                    run.errors().psnr(),
                    run.compress(),
                    run.encode(),
                    run.decompress()));
        }
        printSpeed(out);
        printAgainst(out, "zfp");
    }

    /// Medians over the large fields of quotients by an opponent of the same run, which had the same machine.
    private void printAgainst(PrintStream out, String opponent) {
        out.println();
        out.println("| codec | bound | encode / " + opponent + " | decompress / " + opponent
                + " | ratio / its, geometric mean over all fields |");
        out.println("|---|---|---|---|---|");
        for (String codec : codecs()) {
            for (double bound : bounds()) {
                List<Run> cell = cell(codec, bound);
                List<Run> large = cell.stream()
                        .filter(run -> run.field().spec().bytes() >= LARGE)
                        .toList();
                out.println(String.format(
                        Locale.ROOT,
                        "| %s | %.0e | %.2f | %.2f | %.3f |",
                        codec,
                        bound,
                        median(large, run -> run.encode() / other(opponent, run, Run::compress)),
                        median(large, run -> run.decompress() / other(opponent, run, Run::decompress)),
                        geometricMean(cell.stream()
                                .mapToDouble(run -> run.ratio() / other(opponent, run, Run::ratio))
                                .toArray())));
            }
        }
    }

    private List<Run> cell(String codec, double bound) {
        return runs.stream()
                .filter(run -> run.codec().equals(codec) && run.bound() == bound)
                .toList();
    }

    private double other(String opponent, Run run, ToDoubleFunction<Run> value) {
        return cell(opponent, run.bound()).stream()
                .filter(other -> other.fieldName().equals(run.fieldName()))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Median over the large fields, MB/s of original data, one thread.
    private void printSpeed(PrintStream out) {
        out.println();
        out.println("| codec | bound | compress (verified) | encode | decompress | fields |");
        out.println("|---|---|---|---|---|---|");
        for (String codec : codecs()) {
            for (double bound : bounds()) {
                List<Run> cell = runs.stream()
                        .filter(run -> run.codec().equals(codec) && run.bound() == bound)
                        .filter(run -> run.field().spec().bytes() >= LARGE)
                        .toList();
                out.println(String.format(
                        Locale.ROOT,
                        "| %s | %.0e | %.0f | %.0f | %.0f | %d |",
                        codec,
                        bound,
                        median(cell, Run::compress),
                        median(cell, Run::encode),
                        median(cell, Run::decompress),
                        cell.size()));
            }
        }
    }

    /// Geometric means of our ratio over the best valid ratio of a peer, cells where both are valid.
    void printPeers(PrintStream out, Path csv) throws IOException {
        Peers sz3 = Peers.read(csv, tool -> tool.equals("SZ3"));
        Peers all = Peers.read(csv, tool -> true);
        out.println();
        out.println("| codec | bound | to best valid SZ3 | cells | to best valid of all | cells | worst |");
        out.println("|---|---|---|---|---|---|---|");
        for (String codec : codecs()) {
            List<Double> bounds = new ArrayList<>(bounds());
            for (double bound : bounds) {
                List<Run> cell = runs.stream()
                        .filter(run -> run.codec().equals(codec) && run.bound() == bound)
                        .toList();
                printPeerRow(out, codec, String.format(Locale.ROOT, "%.0e", bound), cell, sz3, all);
            }
            List<Run> cells =
                    runs.stream().filter(run -> run.codec().equals(codec)).toList();
            printPeerRow(out, codec, "all", cells, sz3, all);
        }
    }

    private static void printPeerRow(
            PrintStream out, String codec, String bound, List<Run> cells, Peers sz3, Peers all) {
        double[] toSz3 = gains(cells, sz3);
        double[] toAll = gains(cells, all);
        out.println(String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %d | %.3f | %d | %.3f |",
                codec,
                bound,
                geometricMean(toSz3),
                toSz3.length,
                geometricMean(toAll),
                toAll.length,
                Arrays.stream(toAll).min().orElse(Double.NaN)));
    }

    private static double[] gains(List<Run> cells, Peers peers) {
        List<Double> gains = new ArrayList<>();
        for (Run run : cells) {
            Double peer = peers.ratio(run.fieldName(), run.bound());
            if (run.isValid() && peer != null) {
                gains.add(run.ratio() / peer);
            }
        }
        return gains.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double geometricMean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.log(value);
        }
        return Math.exp(sum / values.length);
    }

    private static double median(List<Run> cell, ToDoubleFunction<Run> speed) {
        double[] sorted = cell.stream().mapToDouble(speed).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private Set<String> codecs() {
        Set<String> codecs = new TreeSet<>();
        runs.forEach(run -> codecs.add(run.codec()));
        return codecs;
    }

    private Set<Double> bounds() {
        Set<Double> bounds = new TreeSet<>();
        runs.forEach(run -> bounds.add(run.bound()));
        return bounds;
    }
}
