package org.tessera.cli.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.cli.chart.Axis;
import org.tessera.cli.chart.Chart;
import org.tessera.cli.chart.ChartPainter;
import org.tessera.cli.chart.Guide;
import org.tessera.cli.chart.Series;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Raster;
import org.tessera.metric.Histogram;

/// A [SliceView] as one PNG picture: panels above, charts below.
///
/// @param title one line
/// @param subtitle one line of numbers, or empty
/// @param view what to show
/// @param histogram of the error, or null
/// @param bound largest error allowed, or NaN
public record Sheet(
        String title,
        String subtitle,
        SliceView view,
        @Nullable Histogram histogram,
        double bound) {

    private static final int WANTED = 440;
    private static final int NARROWEST = 360;
    private static final int FOR_TITLE = 680;
    private static final int LOWEST = 60;
    private static final int MARGIN = 22;
    private static final int GAP = 30;
    private static final int HEAD = 66;
    private static final int CAPTION = 24;
    private static final int BAR = 48;
    private static final int LINE = 20;
    private static final int CHART = 270;
    private static final int WIDE_CHART = 300;

    private record Panel(String caption, Plane plane, ColorMap colors, org.tessera.formats.png.Stretch stretch) {}

    /// The picture as a PNG file.
    public byte[] png() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        return Raster.png(view.line() ? curves() : panels());
    }

    private List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        charts.add(view.profile().values(view.values() instanceof org.tessera.formats.png.Stretch.Log));
        Chart errors = view.profile().errors(bound);
        if (errors != null) {
            charts.add(errors);
        }
        if (histogram != null && histogram.half() > 0) {
            charts.add(chart(histogram));
        }
        return charts;
    }

    private Chart chart(Histogram bins) {
        double total = Math.max(1, Arrays.stream(bins.counts()).sum() + bins.below() + bins.above());
        int n = bins.counts().length;
        double[] x = new double[2 * n + 2];
        double[] y = new double[2 * n + 2];
        for (int bin = 0; bin < n; bin++) {
            x[2 * bin + 1] = bins.edge(bin);
            x[2 * bin + 2] = bins.edge(bin + 1);
            y[2 * bin + 1] = 100 * bins.counts()[bin] / total;
            y[2 * bin + 2] = y[2 * bin + 1];
        }
        x[0] = bins.edge(0);
        x[2 * n + 1] = bins.edge(n);
        List<Guide> guides =
                bound > 0 ? List.of(new Guide(true, -bound, "bound"), new Guide(true, bound, "bound")) : List.of();
        return new Chart(
                "Error histogram, whole field",
                Axis.linear("error"),
                Axis.linear("% of points").within(0, Double.NaN),
                List.of(Series.line("", x, y, 0)),
                guides);
    }

    private BufferedImage curves() {
        List<Chart> charts = charts();
        int width = 1100;
        int height = HEAD + charts.size() * (WIDE_CHART + 12) + notesHeight() + MARGIN;
        BufferedImage image = blank(width, height);
        Graphics2D g = pen(image);
        int y = HEAD;
        for (Chart chart : charts) {
            ChartPainter.paint(g, chart, MARGIN, y, width - 2 * MARGIN, WIDE_CHART);
            y += WIDE_CHART + 12;
        }
        notes(g, y);
        g.dispose();
        return image;
    }

    private BufferedImage panels() {
        List<Panel> panels = new ArrayList<>();
        panels.add(new Panel("Original (" + view.scaleName() + ")", view.original(), view.map(), view.values()));
        Plane reconstruction = view.reconstruction();
        Plane error = view.error();
        if (reconstruction == null || error == null) {
            panels.set(0, new Panel("Values (" + view.scaleName() + ")", view.original(), view.map(), view.values()));
        } else {
            panels.add(new Panel("Reconstruction, same colours", reconstruction, view.map(), view.values()));
            panels.add(new Panel("Reconstruction - original", error, ColorMap.DIVERGING, view.errors()));
        }
        int[] size = size(view.original());
        int column = Math.max(size[0], NARROWEST);
        List<Chart> charts = charts();
        int columns = Math.max(panels.size(), charts.size());
        int width = Math.max(FOR_TITLE, 2 * MARGIN + columns * column + (columns - 1) * GAP);
        int chartsAt = HEAD + CAPTION + size[1] + BAR + notesHeight() + 8;
        BufferedImage image = blank(width, chartsAt + CHART + MARGIN);
        Graphics2D g = pen(image);
        for (int i = 0; i < panels.size(); i++) {
            panel(g, panels.get(i), MARGIN + i * (column + GAP), size);
        }
        notes(g, HEAD + CAPTION + size[1] + BAR);
        for (int i = 0; i < charts.size(); i++) {
            ChartPainter.paint(g, charts.get(i), MARGIN + i * (column + GAP), chartsAt, column, CHART);
        }
        g.dispose();
        return image;
    }

    /// Width and height of a panel: whole factors, so that every point stays a rectangle of its own.
    private static int[] size(Plane plane) {
        int factor = Math.max(1, Math.round((float) WANTED / Math.max(plane.columns(), plane.rows())));
        int down = Math.max(factor, Math.ceilDiv(LOWEST, plane.rows()));
        int across = Math.max(factor, Math.ceilDiv(LOWEST, plane.columns()));
        return new int[] {plane.columns() * across, plane.rows() * down};
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    private Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(new Color(0x22, 0x22, 0x22));
        int room = image.getWidth() - 2 * MARGIN;
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        g.drawString(SheetText.fitted(g, title, room), MARGIN, 30);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        g.drawString(SheetText.fitted(g, subtitle, room), MARGIN, 50);
        return g;
    }

    private void panel(Graphics2D g, Panel panel, int x, int[] size) {
        g.setColor(new Color(0x22, 0x22, 0x22));
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        g.drawString(panel.caption(), x, HEAD + 16);
        int y = HEAD + CAPTION;
        g.drawImage(Raster.paint(panel.plane(), panel.colors(), panel.stretch()), x, y, size[0], size[1], null);
        g.drawRect(x - 1, y - 1, size[0] + 1, size[1] + 1);
        ColorBar.paint(g, panel.colors(), panel.stretch(), x, y + size[1] + 10, Math.max(size[0], NARROWEST - 100));
    }

    private int notesHeight() {
        return view.notes().isEmpty() ? 0 : LINE * view.notes().size() + 10;
    }

    private void notes(Graphics2D g, int top) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        int y = top + 14;
        for (String note : view.notes()) {
            int x = MARGIN;
            if (note.contains("no value")) {
                int[] palette = view.map().palette();
                g.setColor(new Color(palette[ColorMap.COLORS]));
                g.fillRect(x, y - 11, 14, 12);
                x += 20;
            }
            g.setColor(new Color(0x22, 0x22, 0x22));
            g.drawString(note, x, y);
            y += LINE;
        }
    }
}
