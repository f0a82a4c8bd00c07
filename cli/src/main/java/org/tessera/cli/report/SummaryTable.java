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
                + error(check.pointwise() ? errors.maxPointwise() : errors.maxError(), check) + "</td><td class=\"n\">"
                + Markup.fixed(errors.psnr(), 2) + "</td><td>" + badge(check) + "</td></tr>\n";
    }

    /// All digits where the bound fails: the two numbers may differ in the last one.
    static String error(double value, BoundCheck check) {
        String number = check.held() ? Markup.number(value) : Markup.exact(value);
        return check.pointwise() ? number + " <small>pointwise</small>" : number;
    }

    static String badge(BoundCheck check) {
        return check.held()
                ? "<span class=\"badge held\">✓ BOUND HELD</span>"
                : "<span class=\"badge broken\">✗ NOT HELD</span>";
    }
}
