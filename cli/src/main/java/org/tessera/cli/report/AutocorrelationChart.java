package org.tessera.cli.report;

import org.tessera.metric.Autocorrelation;

/// The error's autocorrelation as a drawing: one stem a lag.
final class AutocorrelationChart {

    private static final double TOP = 14;
    private static final double BOTTOM = 186;
    private static final double LEFT = 44;
    private static final double RIGHT = 448;

    private AutocorrelationChart() {}

    static String svg(Autocorrelation autocorrelation) {
        double[] lags = autocorrelation.byLag();
        if (lags.length == 0 || Double.isNaN(lags[0])) {
            return "<p class=\"exact\">The error is constant.</p>\n";
        }
        double low = lowest(lags);
        StringBuilder svg =
                new StringBuilder("<svg viewBox=\"0 0 460 220\" role=\"img\"><title>Error autocorrelation</title>\n");
        grid(svg, 1, low, "1");
        grid(svg, 0.5, low, "0.5");
        grid(svg, 0, low, "0");
        if (low < -0.25) {
            grid(svg, -0.5, low, "−0.5");
        }
        for (int k = 0; k < lags.length; k++) {
            double x = LEFT + (k + 0.5) / lags.length * (RIGHT - LEFT);
            double y = y(lags[k], low);
            if (!Double.isNaN(y)) {
                svg.append("<line class=\"stem\" x1=\"" + Markup.at(x) + "\" x2=\"" + Markup.at(x) + "\" y1=\""
                        + Markup.at(y(0, low)) + "\" y2=\"" + Markup.at(y)
                        + "\"/><circle class=\"mark\" r=\"3.5\" cx=\""
                        + Markup.at(x) + "\" cy=\"" + Markup.at(y) + "\"/>\n");
            }
            text(svg, "middle", x, BOTTOM + 13, Integer.toString(k + 1));
        }
        text(svg, "middle", (LEFT + RIGHT) / 2, 216, "lag, points in storage order");
        return svg.append("</svg>\n").toString();
    }

    private static double lowest(double[] lags) {
        double low = -0.25;
        for (double value : lags) {
            low = value < low ? -1 : low;
        }
        return low;
    }

    private static void grid(StringBuilder svg, double value, double low, String label) {
        String y = Markup.at(y(value, low));
        svg.append("<line class=\"" + (value == 0 ? "axis" : "grid") + "\" x1=\"" + Markup.at(LEFT) + "\" x2=\""
                + Markup.at(RIGHT) + "\" y1=\"" + y + "\" y2=\"" + y + "\"/>\n");
        text(svg, "end", LEFT - 6, y(value, low) + 4, label);
    }

    private static double y(double value, double low) {
        return BOTTOM - (value - low) / (1 - low) * (BOTTOM - TOP);
    }

    private static void text(StringBuilder svg, String anchor, double x, double y, String text) {
        svg.append("<text text-anchor=\"" + anchor + "\" x=\"" + Markup.at(x) + "\" y=\"" + Markup.at(y) + "\">" + text
                + "</text>\n");
    }
}
