package org.tessera.cli.chart;

import java.util.List;

/// What a chart shows.
///
/// @param title said to those who cannot see it, and as heading; plain text
/// @param x the axis at the bottom
/// @param y the axis at the left
/// @param series drawn in this order, the last on top
/// @param guides dashed lines across
public record Chart(String title, Axis x, Axis y, List<Series> series, List<Guide> guides) {

    public Chart {
        series = List.copyOf(series);
        guides = List.copyOf(guides);
    }

    public Chart(String title, Axis x, Axis y, List<Series> series) {
        this(title, x, y, series, List.of());
    }

    /// A figure with heading, drawing and, where two or more series have names, a legend.
    public String figure() {
        boolean legend = series.stream().filter(s -> !s.name().isEmpty()).count() > 1;
        return "<figure class=\"chart\"><figcaption>" + Svg.escape(title) + "</figcaption>\n" + svg()
                + (legend ? Legend.html(series) : "") + "</figure>\n";
    }

    /// The drawing alone, to be put into a page with [ChartStyle#css].
    public String svg() {
        return new ChartDrawing(this).svg();
    }
}
