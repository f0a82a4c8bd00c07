package org.tessera.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.tessera.formats.png.Ticks;

/// A chart as part of a PNG picture, on white: the same axes as in [ChartDrawing], lines only.
public final class ChartPainter {

    private static final Color TEXT = new Color(0x222222);
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Color BOUND = new Color(0xB3541E);
    private static final Color[] LOOKS = {new Color(0x0072B2), new Color(0xD55E00), new Color(0x00875F)};
    private static final int LEFT = 66;
    private static final int RIGHT = 10;
    private static final int TOP = 42;
    private static final int BOTTOM = 44;

    private final Graphics2D g;
    private final Chart chart;
    private final int x;
    private final int y;
    private final int width;
    private final int height;
    private final AxisScale across;
    private final AxisScale up;

    private ChartPainter(Graphics2D g, Chart chart, int x, int y, int width, int height) {
        this.g = g;
        this.chart = chart;
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.across = AxisScale.fit(chart.x(), values(true));
        this.up = AxisScale.fit(chart.y(), values(false));
    }

    /// Paints into a rectangle.
    public static void paint(Graphics2D g, Chart chart, int x, int y, int width, int height) {
        Graphics2D own = (Graphics2D) g.create();
        own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        own.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new ChartPainter(own, chart, x, y, width, height).paint();
        own.dispose();
    }

    private DoubleStream values(boolean onX) {
        DoubleStream points = chart.series().stream().flatMapToDouble(s -> DoubleStream.of(onX ? s.x() : s.y()));
        return DoubleStream.concat(
                points,
                chart.guides().stream().filter(guide -> guide.onX() == onX).mapToDouble(Guide::at));
    }

    private void paint() {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        ticks();
        g.setColor(TEXT);
        g.draw(new Line2D.Double(x + LEFT, y + height - BOTTOM, x + width - RIGHT, y + height - BOTTOM));
        centred(chart.x().label(), x + LEFT + (width - LEFT - RIGHT) / 2.0, y + height - 8);
        upright(chart.y().label());
        chart.guides().forEach(this::guide);
        g.clipRect(x + LEFT - 1, y + TOP - 4, width - LEFT - RIGHT + 2, height - TOP - BOTTOM + 8);
        chart.series().forEach(this::line);
        g.setClip(null);
        chart.guides().forEach(this::guideLabel);
        g.setColor(TEXT);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        g.drawString(chart.title(), x, y + 16);
        legend();
    }

    private double atX(double value) {
        return x + LEFT + across.place(value) * (width - LEFT - RIGHT);
    }

    private double atY(double value) {
        return y + height - BOTTOM - up.place(value) * (height - TOP - BOTTOM);
    }

    private void ticks() {
        FontMetrics font = g.getFontMetrics();
        List<Double> rows = up.ticks(4);
        for (double tick : rows) {
            g.setColor(GRID);
            g.draw(new Line2D.Double(x + LEFT, atY(tick), x + width - RIGHT, atY(tick)));
            g.setColor(TEXT);
            String label = label(tick, rows);
            g.drawString(label, x + LEFT - 6 - font.stringWidth(label), (float) atY(tick) + 4);
        }
        List<Double> columns = across.ticks(Math.clamp(width / 90, 2, 8));
        double free = x;
        for (double tick : columns) {
            String label = label(tick, columns);
            double half = font.stringWidth(label) / 2.0;
            g.setColor(TEXT);
            g.draw(new Line2D.Double(atX(tick), y + height - BOTTOM, atX(tick), y + height - BOTTOM + 4));
            if (atX(tick) - half > free && atX(tick) + half < x + width + 4) {
                centred(label, atX(tick), y + height - BOTTOM + 17);
                free = atX(tick) + half + 6;
            }
        }
    }

    /// As many digits as tell neighbours apart.
    private static String label(double value, List<Double> all) {
        if (all.stream().map(Ticks::label).distinct().count() == all.size()) {
            return Ticks.label(value);
        }
        int digits = (int) Math.clamp(-Math.floor(StrictMath.log10(all.get(1) - all.get(0)) + 1e-9), 0, 12);
        return String.format(Locale.ROOT, Math.abs(value) < 1e9 ? "%." + digits + "f" : "%.6e", value);
    }

    private void guide(Guide guide) {
        g.setColor(BOUND);
        g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 3}, 0));
        if (guide.onX()) {
            g.draw(new Line2D.Double(atX(guide.at()), y + TOP - 4.0, atX(guide.at()), y + height - BOTTOM));
        } else {
            g.draw(new Line2D.Double(x + LEFT, atY(guide.at()), x + width - RIGHT, atY(guide.at())));
        }
    }

    /// On a white ground, as curves may run behind it.
    private void guideLabel(Guide guide) {
        int wide = g.getFontMetrics().stringWidth(guide.label());
        int left;
        int base;
        if (guide.onX()) {
            boolean right = across.place(guide.at()) > 0.5;
            left = (int) atX(guide.at()) + (right ? -wide - 7 : 7);
            base = y + TOP + 6;
        } else {
            left = x + LEFT + 6;
            base = (int) atY(guide.at()) + (guide.at() < 0 ? -4 : 14);
        }
        g.setColor(new Color(255, 255, 255, 215));
        g.fillRect(left - 3, base - 11, wide + 6, 14);
        g.setColor(BOUND);
        g.drawString(guide.label(), left, base);
    }

    private void line(Series series) {
        Path2D path = new Path2D.Double();
        boolean open = false;
        for (int i = 0; i < series.x().length; i++) {
            boolean shown = across.shows(series.x()[i]) && up.shows(series.y()[i]);
            if (shown && open) {
                path.lineTo(atX(series.x()[i]), atY(series.y()[i]));
            } else if (shown) {
                path.moveTo(atX(series.x()[i]), atY(series.y()[i]));
                // A point alone between two gaps shows as a dot.
                path.lineTo(atX(series.x()[i]), atY(series.y()[i]));
            }
            open = shown;
        }
        g.setColor(LOOKS[Math.floorMod(series.look(), LOOKS.length)]);
        g.setStroke(stroke(series));
        g.draw(path);
    }

    private static BasicStroke stroke(Series series) {
        return series.style() == Series.Style.DASHED
                ? new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0)
                : new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private void legend() {
        if (chart.series().size() < 2) {
            return;
        }
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        double at = x;
        for (Series series : chart.series()) {
            g.setColor(LOOKS[Math.floorMod(series.look(), LOOKS.length)]);
            g.setStroke(stroke(series));
            g.draw(new Line2D.Double(at, y + 29, at + 24, y + 29));
            g.setColor(TEXT);
            g.drawString(series.name(), (float) at + 30, y + 33);
            at += 48 + g.getFontMetrics().stringWidth(series.name());
        }
    }

    private void centred(String text, double middle, int baseline) {
        g.drawString(text, (float) (middle - g.getFontMetrics().stringWidth(text) / 2.0), baseline);
    }

    private void upright(String text) {
        AffineTransform before = g.getTransform();
        double wide = g.getFontMetrics().stringWidth(text);
        g.rotate(-Math.PI / 2, x + 12, y + TOP + (height - TOP - BOTTOM + wide) / 2);
        g.drawString(text, x + 12, (float) (y + TOP + (height - TOP - BOTTOM + wide) / 2));
        g.setTransform(before);
    }
}
