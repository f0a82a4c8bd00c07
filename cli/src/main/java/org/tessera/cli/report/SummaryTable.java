package org.tessera.cli.report;

import org.tessera.metric.BoundCheck;
import org.tessera.metric.ErrorStatistics;
import org.tessera.metric.Sizes;

/// The table at the top: one row for each entry, each linked to its section.
final class SummaryTable {

    private SummaryTable() {}

    static String html(Report report) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>"
                + "<th>Variable</th><th>Codec</th><th>Bound</th><th class=\"n\">Ratio</th>"
                + "<th class=\"n\">Bits per value</th><th class=\"n\">Max error</th><th class=\"n\">PSNR (dB)</th>"
                + "<th>Verdict</th></tr></thead>\n<tbody>\n");
        for (int i = 0; i < report.entries().size(); i++) {
            html.append(row(report.entries().get(i), i));
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String row(ReportEntry entry, int index) {
        ErrorStatistics errors = entry.measured().comparison().errors();
        Sizes sizes = entry.measured().sizes();
        BoundCheck check = entry.check();
        return "<tr><td><a href=\"#e" + index + "\">" + Markup.escape(entry.variable()) + "</a><small>"
                + Markup.escape(entry.layout()) + "</small></td><td>" + Markup.escape(entry.codec())
                + "</td><td>" + Markup.escape(entry.bound()) + "</td><td class=\"n\">"
                + (sizes == null ? "" : "<b>" + Markup.fixed(sizes.ratio(), 2) + "</b>") + "</td><td class=\"n\">"
                + (sizes == null ? "" : Markup.fixed(sizes.bitRate(), 3)) + "</td><td class=\"n\">"
                + error(errors, check) + "</td><td class=\"n\">"
                + Markup.fixed(errors.psnr(), 2) + "</td><td>" + badge(check) + "</td></tr>\n";
    }

    private static String error(ErrorStatistics errors, BoundCheck check) {
        return check.pointwise()
                ? Markup.number(errors.maxPointwise()) + " <small>pointwise</small>"
                : Markup.number(errors.maxError());
    }

    static String badge(BoundCheck check) {
        return check.held()
                ? "<span class=\"badge held\">✓ BOUND HELD</span>"
                : "<span class=\"badge broken\">✗ NOT HELD</span>";
    }
}
