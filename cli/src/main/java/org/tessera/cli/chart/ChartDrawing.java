package org.tessera.cli.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A chart as SVG. Colours come from the page's style sheet, so one drawing serves light, dark and paper.
final class ChartDrawing {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 300;
    private static final double LEFT = 62;
    private static final double RIGHT = 12;
    private static final double TOP = 12;
    private static final double BOTTOM = 42;

    /// Characters of a number beside the axis that leave no room for what the axis is.
    private static final int LONG_LABEL = 7;

    private final Chart chart;
    private final AxisScale x;
    private final AxisScale y;
    private final StringBuilder svg = new StringBuilder();

    ChartDrawing(Chart chart) {
        this.chart = chart;
        this.x = AxisScale.fit(chart.x(), values(true));
        this.y = AxisScale.fit(chart.y(), values(false));
    }

    /// Of points that have a place on both axes; guides count too, as they must be seen.
    private DoubleStream values(boolean onX) {
        DoubleStream points = chart.series().stream()
                .flatMapToDouble(s -> IntStream.range(0, s.x().length)
                        .filter(i -> chart.x().shows(s.x()[i]) && chart.y().shows(s.y()[i]))
                        .mapToDouble(i -> onX ? s.x()[i] : s.y()[i]));
        DoubleStream guides =
                chart.guides().stream().filter(g -> g.onX() == onX).mapToDouble(Guide::at);
        return DoubleStream.concat(points, guides);
    }

    String svg() {
        svg.append("<svg class=\"plot\" viewBox=\"0 0 460 300\" role=\"img\"><title>" + Svg.escape(chart.title())
                + "</title>\n");
        if (chart.series().stream().noneMatch(this::seen)) {
            svg.append(Svg.text("middle", WIDTH / 2, HEIGHT / 2, "nothing to show"));
            return svg.append("</svg>\n").toString();
        }
        grid();
        chart.guides().forEach(this::guide);
        chart.series().forEach(this::line);
        chart.series().forEach(this::markers);
        return svg.append("</svg>\n").toString();
    }

    private boolean seen(Series series) {
        for (int i = 0; i < series.x().length; i++) {
            if (x.holds(series.x()[i]) && y.holds(series.y()[i])) {
                return true;
            }
        }
        return false;
    }

    private void grid() {
        double bottom = HEIGHT - BOTTOM;
        double right = WIDTH - RIGHT;
        x.minor().forEach(v -> svg.append(Svg.line("grid minor", left(v), TOP, left(v), bottom)));
        y.minor().forEach(v -> svg.append(Svg.line("grid minor", LEFT, top(v), right, top(v))));
        List<Double> across = x.ticks(7);
        for (int i = 0; i < across.size(); i++) {
            double at = left(across.get(i));
            svg.append(Svg.line("grid", at, TOP, at, bottom));
            svg.append(Svg.text("middle", at, bottom + 16, x.labels(across).get(i)));
        }
        List<Double> up = y.ticks(6);
        for (int i = 0; i < up.size(); i++) {
            double at = top(up.get(i));
            svg.append(Svg.line("grid", LEFT, at, right, at));
            svg.append(Svg.text("end", LEFT - 6, at + 4, y.labels(up).get(i)));
        }
        svg.append(Svg.line("axis", LEFT, bottom, right, bottom));
        svg.append(Svg.line("axis", LEFT, TOP, LEFT, bottom));
        svg.append(Svg.text(
                "middle", (LEFT + right) / 2, HEIGHT - 6, Svg.escape(chart.x().label())));
        if (y.labels(up).stream().anyMatch(ChartDrawing::isLong)) {
            // Beside long numbers there is no room for it.
            svg.append(Svg.text("start", LEFT + 4, TOP - 3, Svg.escape(chart.y().label())));
            return;
        }
        svg.append("<text class=\"up\" text-anchor=\"middle\" transform=\"translate(12 " + Svg.at((TOP + bottom) / 2)
                + ") rotate(-90)\">" + Svg.escape(chart.y().label()) + "</text>\n");
    }

    /// Without the marks around raised digits.
    private static boolean isLong(String label) {
        return label.replaceAll("<[^>]*>", "").length() > LONG_LABEL;
    }

    private void guide(Guide guide) {
        boolean shown = guide.onX() ? x.holds(guide.at()) : y.holds(guide.at());
        if (!shown) {
            return;
        }
        if (guide.onX()) {
            double at = left(guide.at());
            boolean late = at > WIDTH / 2;
            svg.append(Svg.line("bound", at, TOP, at, HEIGHT - BOTTOM));
            svg.append(Svg.text(late ? "end" : "start", at + (late ? -5 : 5), TOP + 10, Svg.escape(guide.label())));
        } else {
            double at = top(guide.at());
            svg.append(Svg.line("bound", LEFT, at, WIDTH - RIGHT, at));
            svg.append(Svg.text("end", WIDTH - RIGHT - 3, at > 40 ? at - 5 : at + 14, Svg.escape(guide.label())));
        }
    }

    private void line(Series series) {
        if (!series.hasLine()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < series.x().length; i++) {
            boolean here = x.holds(series.x()[i]) && y.holds(series.y()[i]);
            if (here) {
                path.append(drawing ? 'L' : 'M').append(Svg.at(left(series.x()[i])));
                path.append(' ').append(Svg.at(top(series.y()[i])));
            }
            drawing = here;
        }
        if (!path.isEmpty()) {
            svg.append("<path class=\"" + Legend.lineClass(series) + "\" d=\"" + path + "\"/>\n");
        }
    }

    private void markers(Series series) {
        if (!series.hasMarkers()) {
            return;
        }
        Marker marker = Marker.of(series);
        for (int i = 0; i < series.x().length; i++) {
            double px = series.x()[i];
            double py = series.y()[i];
            if (x.holds(px) && y.holds(py)) {
                String name = series.name().isEmpty() ? "" : series.name() + ": ";
                String tip = series.tips().isEmpty()
                        ? name + Svg.plain(px) + ", " + Svg.plain(py)
                        : series.tips().get(i);
                svg.append(marker.svg(series.color(), left(px), top(py), tip)).append('\n');
            }
        }
    }

    private double left(double value) {
        return LEFT + x.place(value) * (WIDTH - RIGHT - LEFT);
    }

    private double top(double value) {
        return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - BOTTOM - TOP);
    }
}
