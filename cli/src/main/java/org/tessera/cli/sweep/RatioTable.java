package org.tessera.cli.sweep;

import java.util.List;
import java.util.TreeSet;
import org.tessera.cli.report.Markup;

/// Geometric means of the ratio, one row a series, one column a bound.
///
/// A column takes the fields in which every series that has that bound at all held it, so that all its means are over
/// the same fields.
final class RatioTable {

    private final List<SweepPoint> points;
    private final List<String> fields;
    private final List<String> series;

    private RatioTable(List<SweepPoint> points, List<String> fields, List<String> series) {
        this.points = points;
        this.fields = fields;
        this.series = series;
    }

    static String html(List<SweepPoint> points, List<String> fields, List<String> series) {
        return new RatioTable(points, fields, series).html();
    }

    private String html() {
        TreeSet<Double> bounds = new TreeSet<>(java.util.Comparator.reverseOrder());
        points.stream().map(SweepPoint::bound).filter(Double::isFinite).forEach(bounds::add);
        if (bounds.isEmpty() || bounds.size() > 12) {
            return "";
        }
        StringBuilder head = new StringBuilder("<h3>Ratio, geometric mean over fields</h3>\n"
                + "<div class=\"scroll\"><table>\n<thead><tr><th>Bound</th>");
        StringBuilder count = new StringBuilder("<tr><td>fields in the mean</td>");
        StringBuilder[] rows = new StringBuilder[series.size()];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = new StringBuilder("<tr><td>" + Markup.escape(series.get(s)) + "</td>");
        }
        for (double bound : bounds) {
            head.append("<th class=\"n\">").append(power(bound)).append("</th>");
            column(bound, rows, count);
        }
        head.append("</tr></thead>\n<tbody>\n");
        for (StringBuilder row : rows) {
            head.append(row).append("</tr>\n");
        }
        return head.append(fields.size() > 1 ? count + "</tr>\n" : "")
                .append("</tbody></table></div>\n")
                .toString();
    }

    private void column(double bound, StringBuilder[] rows, StringBuilder count) {
        List<SweepPoint> at = points.stream().filter(p -> p.bound() == bound).toList();
        List<String> present = series.stream()
                .filter(s -> at.stream().anyMatch(p -> p.series().equals(s)))
                .toList();
        List<String> common = fields.stream()
                .filter(f -> present.stream().allMatch(s -> ratio(at, f, s) > 0))
                .toList();
        double best = 0;
        double[] means = new double[rows.length];
        for (int s = 0; s < rows.length; s++) {
            String name = series.get(s);
            double logs = common.stream()
                    .mapToDouble(f -> StrictMath.log(ratio(at, f, name)))
                    .sum();
            boolean some = present.contains(name) && !common.isEmpty();
            means[s] = some ? StrictMath.exp(logs / common.size()) : Double.NaN;
            best = Math.max(best, some ? means[s] : 0);
        }
        for (int s = 0; s < rows.length; s++) {
            boolean first = means[s] == best && rows.length > 1;
            String text = Double.isNaN(means[s]) ? "–" : Markup.fixed(means[s], 2);
            rows[s].append("<td class=\"n\">")
                    .append(first ? "<b>" + text + "</b>" : text)
                    .append("</td>");
        }
        count.append("<td class=\"n\">").append(common.size()).append("</td>");
    }

    /// 10 to a power without a factor of 1.
    private static String power(double bound) {
        String text = Markup.number(bound);
        return text.startsWith("1·") ? text.substring(2) : text;
    }

    /// NaN where the run is missing or broke its bound.
    private static double ratio(List<SweepPoint> at, String field, String series) {
        return at.stream()
                .filter(p -> p.field().equals(field) && p.series().equals(series) && !p.broken())
                .mapToDouble(SweepPoint::ratio)
                .findFirst()
                .orElse(Double.NaN);
    }
}
