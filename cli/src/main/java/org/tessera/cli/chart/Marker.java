package org.tessera.cli.chart;

/// Shapes that tell series apart without colour. Each covers about the same area around (0, 0).
enum Marker {
    CIRCLE("M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z"),
    SQUARE("M-3.2-3.2h6.4v6.4h-6.4z"),
    TRIANGLE("M0-4.4L4.2 3.1H-4.2z"),
    DIAMOND("M0-4.6L4.6 0L0 4.6L-4.6 0z"),
    TRIANGLE_DOWN("M0 4.4L4.2-3.1H-4.2z"),
    PLUS("M-1.3-4.2h2.6v2.9h2.9v2.6h-2.9v2.9h-2.6v-2.9h-2.9v-2.6h2.9z"),
    HEXAGON("M-3.7-2.1L0-4.2L3.7-2.1V2.1L0 4.2L-3.7 2.1z"),
    HOURGLASS("M-3.6-4H3.6L0 0L3.6 4H-3.6L0 0z"),
    CROSS("M-4.4-4.4L4.4 4.4M4.4-4.4L-4.4 4.4");

    /// Colours before they repeat.
    static final int COLORS = 8;

    private final String path;

    Marker(String path) {
        this.path = path;
    }

    /// Once the colours repeat the shapes are shifted, so that 64 series have 64 looks.
    static Marker of(Series series) {
        int look = Math.floorMod(series.look(), COLORS * COLORS);
        return series.style() == Series.Style.FLAGGED ? CROSS : values()[(look + look / COLORS) % COLORS];
    }

    String svg(String color, double x, double y) {
        return "<path class=\"" + (this == CROSS ? "cross " : "dot ") + color + "\" transform=\"translate(" + Svg.at(x)
                + " " + Svg.at(y) + ")\" d=\"" + path + "\"/>";
    }

    /// The same with a text that shows when it is pointed at.
    String svg(String color, double x, double y, String tip) {
        String plain = svg(color, x, y);
        return plain.substring(0, plain.length() - 2) + "><title>" + Svg.escape(tip) + "</title></path>";
    }
}
