package org.tessera.cli.report;

import org.tessera.metric.Autocorrelation;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.Comparison;
import org.tessera.metric.ErrorStatistics;
import org.tessera.metric.Histogram;
import org.tessera.metric.PointCounts;
import org.tessera.metric.Similarity;
import org.tessera.metric.Sizes;

/// One entry in full: verdict, pictures, numbers, charts, command.
final class EntrySection {

    private final ReportEntry entry;
    private final Comparison comparison;
    private final ErrorStatistics errors;

    EntrySection(ReportEntry entry) {
        this.entry = entry;
        this.comparison = entry.measured().comparison();
        this.errors = comparison.errors();
    }

    /// @param pictures the slices as HTML, or a note in their place
    String html(int index, String pictures) {
        return "<section id=\"e" + index + "\">\n<h2>" + Markup.escape(entry.variable()) + " <small>"
                + Markup.escape(entry.layout()) + " · " + Markup.escape(entry.bound()) + " · "
                + Markup.escape(entry.codec()) + "</small></h2>\n<p class=\"verdict\">"
                + SummaryTable.badge(entry.check()) + verdict() + "</p>\n" + pictures + "<div class=\"pair\">\n<div>"
                + "<h3>Error histogram</h3>\n" + histogram() + "</div>\n<div><h3>Error autocorrelation</h3>\n"
                + autocorrelation() + "</div>\n</div>\n" + numbers() + "<h3>To repeat</h3>\n<pre><code>"
                + Markup.escape(entry.command()) + "</code></pre>\n</section>\n";
    }

    private String verdict() {
        BoundCheck check = entry.check();
        PointCounts counts = comparison.counts();
        double error = check.pointwise() ? errors.maxPointwise() : errors.maxError();
        String name = check.pointwise() ? " Largest pointwise relative error " : " Largest error ";
        // All digits where the bound fails: the two numbers may differ in the last one.
        String found = check.held() ? Markup.number(error) : Markup.exact(error);
        String tolerance = check.held() ? Markup.number(check.tolerance()) : Markup.exact(check.tolerance());
        return name + found
                + (check.held() ? " ≤ " : " against ") + tolerance + " over " + Markup.count(counts.compared()) + " of "
                + Markup.count(counts.total()) + " points."
                + (check.repaired() > 0 ? " " + Markup.count(check.repaired()) + " repaired." : "") + kept(counts);
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

    private String numbers() {
        StringBuilder list = new StringBuilder("<dl>\n");
        Sizes sizes = entry.measured().sizes();
        if (sizes != null) {
            item(
                    list,
                    "Size",
                    Markup.count(sizes.originalBytes()) + " → " + Markup.count(sizes.compressedBytes()) + " bytes");
            item(list, "Ratio", Markup.fixed(sizes.ratio(), 2) + " : 1");
            item(list, "Model", entry.modelBytes() == 0 ? "none" : Markup.count(entry.modelBytes()) + " bytes");
            item(list, "Accuracy gain", Markup.fixed(errors.accuracyGain(sizes.bitRate()), 2));
        }
        item(
                list,
                "Value range",
                Markup.number(comparison.values().min()) + " to "
                        + Markup.number(comparison.values().max()));
        item(list, "Max error / range", Markup.number(errors.maxRelative()));
        item(
                list,
                "PSNR",
                Markup.fixed(errors.psnr(), 2) + " dB <small>zfp: " + Markup.fixed(errors.psnrZfp(), 2) + "</small>");
        item(list, "NRMSE", Markup.number(errors.nrmse()));
        item(list, "Bias", Markup.number(errors.meanError()));
        item(list, "Correlation", "1 − " + Markup.number(errors.pearsonDeficit()));
        Similarity similarity = comparison.similarity();
        if (similarity != null) {
            item(
                    list,
                    "SSIM",
                    Markup.fixed(similarity.value(), 6) + " <small>" + Markup.escape(similarity.variant())
                            + "</small>");
        }
        return list.append("</dl>\n").toString();
    }

    private static void item(StringBuilder list, String name, String value) {
        list.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>\n");
    }
}
