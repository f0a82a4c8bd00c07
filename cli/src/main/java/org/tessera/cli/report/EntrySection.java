package org.tessera.cli.report;

import org.tessera.cli.view.SliceView;
import org.tessera.metric.Autocorrelation;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.Comparison;
import org.tessera.metric.ErrorStatistics;
import org.tessera.metric.Histogram;
import org.tessera.metric.PointCounts;
import org.tessera.metric.Spectrum;

/// One entry in full: verdict, pictures, charts, numbers, command.
final class EntrySection {

    private final ReportEntry entry;
    private final Comparison comparison;
    private final ErrorStatistics errors;

    EntrySection(ReportEntry entry) {
        this.entry = entry;
        this.comparison = entry.measured().comparison();
        this.errors = comparison.errors();
    }

    /// @param drawn whether slices and curves are among it, which take most of the bytes
    String html(int index, boolean drawn) {
        if (equal()) {
            return head(index) + SummaryTable.badge(entry.check()) + " Equal at every point, "
                    + Markup.count(comparison.counts().total()) + " in all." + "</p>\n</section>\n";
        }
        SliceView slices = drawn ? entry.slices() : null;
        Spectrum spectrum = drawn ? comparison.further().spectrum() : null;
        String curves = (slices == null ? "" : Pictures.curves(slices, entry.allowed()))
                + (spectrum == null ? "" : SpectrumCharts.html(spectrum));
        return head(index)
                + SummaryTable.badge(entry.check()) + verdict() + "</p>\n"
                + (slices == null ? "" : Pictures.slices(slices)) + "<div class=\"pair\">\n<div>"
                + "<h3>Error histogram</h3>\n" + histogram() + "</div>\n<div><h3>Error autocorrelation</h3>\n"
                + autocorrelation() + "</div>\n</div>\n"
                + (curves.isEmpty() ? "" : "<div class=\"charts\">\n" + curves + "</div>\n") + EntryNumbers.html(entry)
                + "<h3>To repeat</h3>\n<pre><code>" + Markup.escape(entry.command()) + "</code></pre>\n</section>\n";
    }

    /// Axes and other arrays that come back exactly need no pictures.
    private boolean equal() {
        return entry.bound().isEmpty()
                && errors.maxError() == 0
                && comparison.counts().classChanged() == 0;
    }

    private String head(int index) {
        return "<section id=\"e" + index + "\">\n<h2>" + Markup.escape(entry.variable()) + " <small>"
                + Markup.escape(heading()) + "</small></h2>\n<p class=\"verdict\">";
    }

    private String heading() {
        return entry.layout()
                + (entry.bound().isEmpty() ? "" : " · " + entry.bound())
                + (entry.codec().isEmpty() ? "" : " · " + entry.codec());
    }

    private String verdict() {
        BoundCheck check = entry.check();
        PointCounts counts = comparison.counts();
        boolean pointwise = check != null && check.pointwise();
        double error = pointwise ? errors.maxPointwise() : errors.maxError();
        String name = pointwise ? " Largest pointwise relative error " : " Largest error ";
        // All digits where the bound fails: the two numbers may differ in the last one.
        String found = check == null || check.held() ? Markup.number(error) : Markup.exact(error);
        String limit = check == null
                ? ""
                : check.held()
                        ? " ≤ " + Markup.number(check.tolerance())
                        : " against " + Markup.exact(check.tolerance());
        String repaired =
                check == null || check.repaired() == 0 ? "" : " " + Markup.count(check.repaired()) + " repaired.";
        return name + found + limit + " over " + Markup.count(counts.compared()) + " of " + Markup.count(counts.total())
                + " points." + repaired + kept(counts);
    }

    private static String kept(PointCounts counts) {
        if (counts.excluded() == 0) {
            return "";
        }
        String changed = counts.classChanged() == 0
                ? " kept as they are."
                : ", <b class=\"alarm\">" + Markup.count(counts.classChanged()) + " of them changed.</b>";
        return " Without a value: " + Markup.count(counts.nan()) + " NaN, " + Markup.count(counts.infinite())
                + " infinite, " + Markup.count(counts.fill()) + " fill" + changed;
    }

    private String histogram() {
        Histogram histogram = comparison.histogram();
        return histogram == null
                ? "<p class=\"exact\">Not measured.</p>\n"
                : HistogramChart.svg(histogram, entry.check());
    }

    private String autocorrelation() {
        Autocorrelation autocorrelation = comparison.autocorrelation();
        if (autocorrelation == null) {
            return "<p class=\"exact\">Not measured.</p>\n";
        }
        StringBuilder axes = new StringBuilder();
        for (double value : autocorrelation.byAxis()) {
            axes.append(axes.isEmpty() ? "" : ", ").append(Markup.fixed(value, 3));
        }
        return AutocorrelationChart.svg(autocorrelation)
                + "<p class=\"note\">Neighbours along each axis, slowest first: " + axes + ".</p>\n";
    }
}
