package org.tessera.cli.chart;

import java.util.List;

/// Points that belong together.
///
/// @param name for the legend, as plain text; empty for none
/// @param x one value a point
/// @param y as many; a value without a place (NaN; zero on a logarithmic axis) is a gap in the line
/// @param style how they are drawn
/// @param look which colour and marker: equal looks are equal in every chart of a page
/// @param tips what a point says when pointed at, as plain text; empty for its coordinates
public record Series(String name, double[] x, double[] y, Style style, int look, List<String> tips) {

    /// How points are drawn.
    public enum Style {
        /// A line with a marker at each point: few, measured points.
        MEASURED,
        /// A line alone: spectra and profiles.
        LINE,
        /// A dashed line alone: what a model or a neighbour says.
        DASHED,
        /// Markers alone: a scatter.
        MARKERS,
        /// Crosses in the colour of alarm: points that must not be trusted.
        FLAGGED
    }

    public Series {
        if (x.length != y.length || !tips.isEmpty() && tips.size() != x.length) {
            throw new IllegalArgumentException(
                    "series " + name + ": " + x.length + " x, " + y.length + " y and " + tips.size() + " tips");
        }
        x = x.clone();
        y = y.clone();
        tips = List.copyOf(tips);
    }

    public static Series measured(String name, double[] x, double[] y, int look) {
        return new Series(name, x, y, Style.MEASURED, look, List.of());
    }

    public static Series line(String name, double[] x, double[] y, int look) {
        return new Series(name, x, y, Style.LINE, look, List.of());
    }

    public Series as(Style other) {
        return new Series(name, x, y, other, look, tips);
    }

    public Series withTips(List<String> other) {
        return new Series(name, x, y, style, look, other);
    }

    boolean hasLine() {
        return style == Style.MEASURED || style == Style.LINE || style == Style.DASHED;
    }

    boolean hasMarkers() {
        return style == Style.MEASURED || style == Style.MARKERS || style == Style.FLAGGED;
    }

    /// CSS class of its colour.
    String color() {
        return style == Style.FLAGGED ? "flag" : "c" + Math.floorMod(look, Marker.COLORS);
    }
}
