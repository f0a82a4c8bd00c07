package org.tessera.cli.report;

import org.jspecify.annotations.Nullable;
import org.tessera.cli.view.SliceView;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.Histogram;

/// A slice, its error and a line through it as an HTML page of its own.
public final class SlicePage {

    private SlicePage() {}

    /// @param histogram of the error, or null
    /// @param check bound and verdict, or null where none is known
    public static String html(
            String title,
            String subtitle,
            SliceView view,
            @Nullable Histogram histogram,
            @Nullable BoundCheck check,
            String footer) {
        double bound = check == null || check.pointwise() ? Double.NaN : check.tolerance();
        String bins = histogram == null
                ? ""
                : "<div><h3>Error histogram, whole field</h3>\n" + HistogramChart.svg(histogram, check) + "</div>\n";
        String body = "<section class=\"first" + (view.reconstruction() == null ? " single" : "") + "\">\n"
                + Pictures.slices(view) + "<div class=\"charts\">\n" + Pictures.curves(view, bound) + bins
                + "</div>\n</section>\n<footer>" + Markup.escape(footer) + "</footer>\n";
        return PageFrame.html(title, subtitle, body);
    }
}
