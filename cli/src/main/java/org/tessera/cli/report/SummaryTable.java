package org.tessera.cli.report;

import org.jspecify.annotations.Nullable;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.ErrorStatistics;
import org.tessera.metric.Sizes;

/// The table at the top: one row for each entry, each linked to its section.
final class SummaryTable {

    private SummaryTable() {}

    /// @param linked rows that have a section
    /// @param most rows shown
    static String html(Report report, int linked, int most) {
        boolean compressed = report.entries().stream()
                .anyMatch(entry -> entry.check() != null || entry.measured().sizes() != null);
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr><th>Variable</th>"
                + (compressed
                        ? "<th>Codec</th><th>Bound</th><th class=\"n\">Ratio</th><th class=\"n\">Bits per value</th>"
                        : "")
                + "<th class=\"n\">Max error</th><th class=\"n\">PSNR (dB)</th>"
                + (compressed ? "<th>Verdict</th>" : "") + "</tr></thead>\n<tbody>\n");
        int rows = Math.min(most, report.entries().size());
        for (int i = 0; i < rows; i++) {
            html.append(row(report.entries().get(i), i, i < linked, compressed));
        }
        html.append("</tbody></table></div>\n");
        int more = report.entries().size() - rows;
        return more == 0 ? html.toString() : html + "<p class=\"note\">And " + more + " more variables.</p>\n";
    }

    private static String row(ReportEntry entry, int index, boolean linked, boolean compressed) {
        ErrorStatistics errors = entry.measured().comparison().errors();
        Sizes sizes = entry.measured().sizes();
        BoundCheck check = entry.check();
        return "<tr><td>" + name(entry.variable(), index, linked) + "<small>"
                + Markup.escape(entry.layout()) + "</small></td>"
                + (compressed ? made(entry, sizes) : "") + "<td class=\"n\">"
                + error(errors, check) + "</td><td class=\"n\">"
                + Markup.fixed(errors.psnr(), 2) + "</td>"
                + (compressed ? "<td>" + badge(check) + "</td>" : "") + "</tr>\n";
    }

    /// How it was compressed, and what that gave.
    private static String made(ReportEntry entry, @Nullable Sizes sizes) {
        return "<td>" + Markup.escape(entry.codec()) + "</td><td>" + Markup.escape(entry.bound())
                + "</td><td class=\"n\">"
                + (sizes == null ? "" : "<b>" + Markup.fixed(sizes.ratio(), 2) + "</b>") + "</td><td class=\"n\">"
                + (sizes == null ? "" : Markup.fixed(sizes.bitRate(), 3)) + "</td>";
    }

    private static String name(String variable, int index, boolean linked) {
        String text = Markup.escape(variable);
        return linked ? "<a href=\"#e" + index + "\">" + text + "</a>" : text;
    }

    private static String error(ErrorStatistics errors, @Nullable BoundCheck check) {
        return check != null && check.pointwise()
                ? Markup.number(errors.maxPointwise()) + " <small>pointwise</small>"
                : Markup.number(errors.maxError());
    }

    static String badge(@Nullable BoundCheck check) {
        if (check == null) {
            return "";
        }
        return check.held()
                ? "<span class=\"badge held\">✓ BOUND HELD</span>"
                : "<span class=\"badge broken\">✗ NOT HELD</span>";
    }
}
