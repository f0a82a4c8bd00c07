package org.tessera.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Results as a table: what `tessera sweep` writes, and tables of other tools with the same column names.
public final class CsvResults {

    /// Columns of the tables written here; the last ones are ours alone.
    private static final String COLUMNS = "field,tool,variant,threads,rel_bound,bytes,ratio,bits_per_value,max_abs_err,"
            + "max_err_over_bound,n_over_bound,psnr_db,comp_MBps,decomp_MBps,timing,ssim,effort,target";

    private final Path path;

    CsvResults(Path path) {
        this.path = path;
    }

    /// The table of a sweep.
    ///
    /// @param timing how speeds were measured
    public static String write(List<RunRecord> runs, String timing) {
        StringBuilder csv = new StringBuilder(COLUMNS).append('\n');
        for (RunRecord run : runs) {
            SweepPoint point = run.point("");
            var cell = run.result().cell();
            List<String> row = List.of(
                    quoted(run.field()),
                    "tessera",
                    quoted(cell.codec().toString()),
                    Integer.toString(cell.threads()),
                    number(point.bound()),
                    Long.toString(run.result().sizes().compressedBytes()),
                    number(point.ratio()),
                    number(point.bitsPerValue()),
                    number(run.result().comparison().errors().maxError()),
                    number(point.errorOverBound()),
                    Long.toString((long) point.overBound()),
                    number(point.psnr()),
                    number(point.compressSpeed()),
                    number(point.decompressSpeed()),
                    timing,
                    number(point.ssim()),
                    Integer.toString(cell.effort()),
                    quoted(cell.target().text()));
            csv.append(String.join(",", row)).append('\n');
        }
        return csv.toString();
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.9g", value);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    List<SweepPoint> read(String text) {
        List<SweepPoint> points = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        int line = 0;
        for (String row : text.lines().toList()) {
            line++;
            if (row.isBlank() || row.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(row);
            if (columns.isEmpty()) {
                header(cells, columns);
            } else if (cells.size() < columns.size()) {
                throw new IllegalArgumentException(
                        path + ", line " + line + ": " + columns.size() + " columns expected, found " + cells.size());
            } else {
                point(cells, columns, points);
            }
        }
        return points;
    }

    private void header(List<String> cells, Map<String, Integer> columns) {
        for (int i = 0; i < cells.size(); i++) {
            columns.put(cells.get(i).strip(), i);
        }
        for (String needed : List.of("field", "tool", "bits_per_value")) {
            if (!columns.containsKey(needed)) {
                throw new IllegalArgumentException(path + " is neither JSON nor a CSV of results: its first line has"
                        + " no column '" + needed + "'");
            }
        }
    }

    /// Lossless runs have no bound and make no curve.
    private static void point(List<String> cells, Map<String, Integer> columns, List<SweepPoint> points) {
        Row row = new Row(cells, columns);
        if (Double.isNaN(row.number("rel_bound")) && !Double.isFinite(row.number("psnr_db"))) {
            return;
        }
        int threads = (int) Math.max(1, row.number("threads"));
        double effort = row.number("effort");
        String tool = row.text("tool");
        String series = tool.equals("tessera") && !Double.isNaN(effort)
                ? SeriesNames.tessera(row.text("variant"), (int) effort, threads, row.text("target"))
                : SeriesNames.peer(tool, row.text("variant"), threads);
        points.add(new SweepPoint(
                row.text("field"),
                series,
                row.number("rel_bound"),
                row.number("bits_per_value"),
                row.number("ratio"),
                row.number("psnr_db"),
                row.number("ssim"),
                row.number("comp_MBps"),
                row.number("decomp_MBps"),
                row.number("n_over_bound"),
                row.number("max_err_over_bound")));
    }

    private record Row(List<String> cells, Map<String, Integer> columns) {

        String text(String column) {
            Integer at = columns.get(column);
            return at == null ? "" : cells.get(at).strip();
        }

        double number(String column) {
            return RunJson.parse(text(column));
        }
    }

    /// One line; quotes may hold commas.
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
