package org.tessera.cli.sweep;

import java.util.List;
import java.util.stream.DoubleStream;
import org.tessera.cli.report.Markup;
import org.tessera.metric.BjontegaardDelta;

/// BD-rate of each series against one of them, field by field.
final class DeltaTable {

    /// Below this part of the reference's range of quality a delta says little.
    private static final double ENOUGH = 0.5;

    private DeltaTable() {}

    /// @throws IllegalArgumentException when there is no such reference, naming what there is
    static String html(List<SweepPoint> points, List<String> fields, List<String> series, String reference) {
        if (!series.contains(reference)) {
            throw new IllegalArgumentException("no series '" + reference + "': there are " + String.join("; ", series));
        }
        List<String> others = series.stream().filter(s -> !s.equals(reference)).toList();
        if (others.isEmpty()) {
            return "";
        }
        double[][] cells = new double[fields.size()][others.size()];
        StringBuilder rows = new StringBuilder();
        for (int f = 0; f < fields.size(); f++) {
            StringBuilder row = new StringBuilder("<tr><td>" + Markup.escape(fields.get(f)) + "</td>");
            for (int s = 0; s < others.size(); s++) {
                BjontegaardDelta delta = delta(points, fields.get(f), reference, others.get(s));
                cells[f][s] = delta.ratePercent();
                row.append("<td class=\"n\">").append(text(delta)).append("</td>");
            }
            rows.append(row).append("</tr>\n");
        }
        StringBuilder head = new StringBuilder("<h3>BD-rate against " + Markup.escape(reference)
                + ": bits at equal PSNR, negative is fewer</h3>\n<div class=\"scroll\"><table class=\"delta\">\n"
                + "<thead><tr><th>Field</th>");
        StringBuilder median = new StringBuilder("<tr><td>median</td>");
        for (int s = 0; s < others.size(); s++) {
            int column = s;
            head.append("<th class=\"n\">").append(Markup.escape(others.get(s))).append("</th>");
            double middle = median(DoubleStream.of(java.util.Arrays.stream(cells)
                    .mapToDouble(row -> row[column])
                    .toArray()));
            median.append("<td class=\"n\"><b>").append(percent(middle)).append("</b></td>");
        }
        return head + "</tr></thead>\n<tbody>\n" + rows + (fields.size() > 1 ? median + "</tr>\n" : "")
                + "</tbody></table></div>\n<p class=\"note\">Bjøntegaard delta: mean distance of the curves of"
                + " log rate over PSNR, piecewise cubic, where both have points; * marks less than half of the"
                + " reference's PSNR range.</p>\n";
    }

    private static BjontegaardDelta delta(List<SweepPoint> points, String field, String reference, String other) {
        List<SweepPoint> a = curve(points, field, reference);
        List<SweepPoint> b = curve(points, field, other);
        return BjontegaardDelta.of(
                a.stream().mapToDouble(SweepPoint::bitsPerValue).toArray(),
                a.stream().mapToDouble(SweepPoint::psnr).toArray(),
                b.stream().mapToDouble(SweepPoint::bitsPerValue).toArray(),
                b.stream().mapToDouble(SweepPoint::psnr).toArray());
    }

    private static List<SweepPoint> curve(List<SweepPoint> points, String field, String series) {
        return points.stream()
                .filter(p -> p.field().equals(field) && p.series().equals(series) && !p.broken())
                .toList();
    }

    private static String text(BjontegaardDelta delta) {
        return percent(delta.ratePercent()) + (delta.overlap() > 0 && delta.overlap() < ENOUGH ? "*" : "");
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? "–" : (value > 0 ? "+" : "") + Markup.fixed(value, 1) + "%";
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.filter(v -> !Double.isNaN(v)).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
