package org.tessera.cli.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.Histogram;

/// The error histogram as a drawing, with the bound as two lines.
final class HistogramChart {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 220;
    private static final double LEFT = 44;
    private static final double RIGHT = 12;
    private static final double TOP = 22;
    private static final double BOTTOM = 34;

    private final Histogram histogram;
    private final double tolerance;
    private final double reach;
    private final double highest;
    private final long total;

    private HistogramChart(Histogram histogram, double tolerance) {
        this.histogram = histogram;
        this.tolerance = tolerance;
        this.reach = 1.12 * Math.max(histogram.half(), tolerance);
        this.total = Arrays.stream(histogram.counts()).sum() + histogram.below() + histogram.above();
        this.highest = Arrays.stream(histogram.counts()).max().orElse(0) / (double) Math.max(1, total);
    }

    static String svg(Histogram histogram, @Nullable BoundCheck check) {
        double tolerance = check == null || check.pointwise() ? 0 : check.tolerance();
        if (histogram.half() == 0 && tolerance == 0 && histogram.above() + histogram.below() == 0) {
            return "<p class=\"exact\">No point differs.</p>\n";
        }
        return new HistogramChart(histogram, tolerance).draw();
    }

    private String draw() {
        StringBuilder svg =
                new StringBuilder("<svg viewBox=\"0 0 460 220\" role=\"img\"><title>Error histogram</title>\n");
        double bottom = HEIGHT - BOTTOM;
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            double share = histogram.counts()[bin] / (double) Math.max(1, total);
            double left = x(histogram.edge(bin));
            double right = x(histogram.edge(bin + 1));
            double top = bottom - share / highest * (bottom - TOP);
            if (share > 0) {
                svg.append(rect(left + 0.4, Math.min(top, bottom - 0.7), Math.max(0.8, right - left - 0.8), bottom));
            }
        }
        svg.append(line("axis", LEFT, bottom, WIDTH - RIGHT, bottom));
        label(svg, "end", LEFT - 6, TOP + 4, Markup.fixed(100 * highest, highest < 0.1 ? 1 : 0) + "%");
        label(svg, "end", LEFT - 6, bottom + 4, "0");
        label(svg, "middle", x(0), bottom + 14, "0");
        if (tolerance > 0) {
            bound(svg, -tolerance, bottom);
            bound(svg, tolerance, bottom);
        } else {
            label(svg, "middle", x(-histogram.half()), bottom + 14, Markup.plain(-histogram.half()));
            label(svg, "middle", x(histogram.half()), bottom + 14, Markup.plain(histogram.half()));
        }
        label(svg, "middle", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, "error, share of points");
        return svg.append("</svg>\n").append(outside()).toString();
    }

    private void bound(StringBuilder svg, double at, double bottom) {
        svg.append(line("bound", x(at), TOP - 8, x(at), bottom));
        label(svg, "middle", x(at), bottom + 14, Markup.plain(at));
        label(svg, at < 0 ? "start" : "end", x(at) + (at < 0 ? 4 : -4), TOP - 2, "bound");
    }

    private String outside() {
        long outside = histogram.below() + histogram.above();
        return outside == 0
                ? ""
                : "<p class=\"alarm\">" + Markup.count(outside) + (outside == 1 ? " point lies" : " points lie")
                        + " outside ±" + Markup.number(histogram.half()) + ".</p>\n";
    }

    private double x(double error) {
        return LEFT + (error / reach + 1) / 2 * (WIDTH - RIGHT - LEFT);
    }

    private static String rect(double left, double top, double width, double bottom) {
        return "<rect class=\"mark\" x=\"" + Markup.at(left) + "\" y=\"" + Markup.at(top) + "\" width=\""
                + Markup.at(width) + "\" height=\"" + Markup.at(bottom - top) + "\"/>\n";
    }

    private static String line(String style, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + style + "\" x1=\"" + Markup.at(x1) + "\" y1=\"" + Markup.at(y1) + "\" x2=\""
                + Markup.at(x2) + "\" y2=\"" + Markup.at(y2) + "\"/>\n";
    }

    private static void label(StringBuilder svg, String anchor, double x, double y, String text) {
        svg.append("<text text-anchor=\"").append(anchor).append("\" x=\"").append(Markup.at(x));
        svg.append("\" y=\"").append(Markup.at(y)).append("\">").append(text).append("</text>\n");
    }
}
