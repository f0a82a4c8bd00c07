package org.tessera.cli.vdf;

import java.util.List;
import org.tessera.cli.chart.Axis;
import org.tessera.cli.chart.Chart;
import org.tessera.cli.chart.Series;
import org.tessera.cli.report.Markup;
import org.tessera.cli.report.PageFrame;
import org.tessera.field.ArrayField;
import org.tessera.science.vdf.NotebookStatistics;

/// The table of all methods with pictures, as one page that needs nothing else.
public final class VdfPage {

    private VdfPage() {}

    /// @param floor of the logarithmic pictures
    public static String html(String title, String summary, ArrayField field, List<MethodRow> rows, double floor) {
        VdfPanels panels = new VdfPanels(field, floor);
        StringBuilder body = new StringBuilder("<section class=\"first\">\n")
                .append(table(rows))
                .append(panels.planes())
                .append(VdfShells.html(field, rows))
                .append(sizes(rows))
                .append("</section>\n");
        for (MethodRow row : rows) {
            body.append("<section><h2>")
                    .append(Markup.escape(row.method().name()))
                    .append("</h2>\n<p><code>")
                    .append(Markup.escape(
                            row.codec() + ", " + row.method().target().text()))
                    .append("</code>: ")
                    .append(Markup.count(row.bytes()))
                    .append(" bytes, L1 ")
                    .append(Markup.number(row.statistics().l1()))
                    .append("</p>\n")
                    .append(
                            row.statistics().l1() == 0
                                    ? "<p>Every value came back as it was.</p>\n"
                                    : panels.of(row.restored().toDoubles()) + profile(field, row))
                    .append("</section>\n");
        }
        body.append("<footer>Ratio = bytes of the values / all bytes of the file. Differences of density, velocity and")
                .append(" pressure in percent, the velocity in parts of the thermal speed.</footer>\n");
        return PageFrame.html(title, summary, body.toString());
    }

    private static String table(List<MethodRow> rows) {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr><th>Method</th><th>Bytes</th>")
                .append("<th>Ratio</th><th>L1</th><th>L2</th><th>Δn %</th><th>ΔV %</th><th>ΔP<sub>diag</sub> %</th>")
                .append("<th>ΔP %</th><th>Largest error</th><th>Encode s</th><th>Decode s</th></tr></thead><tbody>\n");
        for (MethodRow row : rows) {
            NotebookStatistics s = row.statistics();
            html.append("<tr><td>").append(Markup.escape(row.method().name())).append("</td>");
            cell(html, Markup.count(row.bytes()));
            cell(html, Markup.fixed(row.ratio(), 1));
            for (double v : new double[] {s.l1(), s.l2(), s.density(), s.velocity(), s.diagonal(), s.pressure()}) {
                cell(html, Markup.fixed(v, 4));
            }
            cell(html, Markup.number(row.bound()));
            cell(html, Markup.fixed(row.encode(), 2));
            cell(html, Markup.fixed(row.decode(), 2));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static void cell(StringBuilder html, String text) {
        html.append("<td>").append(text).append("</td>");
    }

    /// Error against size, a marker a method.
    private static String sizes(List<MethodRow> rows) {
        double[] x = rows.stream().mapToDouble(MethodRow::bytes).toArray();
        double[] y = rows.stream().mapToDouble(row -> row.statistics().l1()).toArray();
        List<String> tips = rows.stream().map(row -> row.method().name()).toList();
        Series series = new Series("methods", x, y, Series.Style.MARKERS, 0, tips);
        return new Chart("Error and size of the methods", Axis.log("bytes"), Axis.log("L1"), List.of(series)).figure();
    }

    /// Both along the last axis through the middle.
    private static String profile(ArrayField field, MethodRow row) {
        int[] sizes = field.spec().shape().intSizes();
        int start = (sizes[0] / 2 * sizes[1] + sizes[1] / 2) * sizes[2];
        double[] x = new double[sizes[2]];
        double[] a = new double[sizes[2]];
        double[] b = new double[sizes[2]];
        double[] d = new double[sizes[2]];
        for (int k = 0; k < x.length; k++) {
            x[k] = k;
            a[k] = field.value(start + k);
            b[k] = row.restored().value(start + k);
            d[k] = b[k] - a[k];
        }
        List<Series> lines = List.of(
                Series.line("original", x, a, 0),
                Series.line("reconstruction", x, b, 1).as(Series.Style.DASHED));
        return "<div class=\"charts\">"
                + new Chart("Profile along the last axis", Axis.linear("index"), Axis.log("f"), lines).figure()
                + new Chart(
                                "Its difference",
                                Axis.linear("index"),
                                Axis.linear("difference"),
                                List.of(Series.line("", x, d, 2)))
                        .figure()
                + "</div>\n";
    }
}
