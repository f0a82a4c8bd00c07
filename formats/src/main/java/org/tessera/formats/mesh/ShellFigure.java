package org.tessera.formats.mesh;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.tessera.formats.png.Raster;

/// Nested surfaces to look at on their own: title above, picture, at the right the levels with their colours and how
/// far
/// the box around the surfaces reaches.
///
/// @param title one line
/// @param surfaces outermost first
/// @param axes names of x, y and z
/// @param unit of all three
public record ShellFigure(String title, List<LevelSurface> surfaces, List<String> axes, String unit) {

    private static final int EDGE = 640;
    private static final int TITLE = 36;
    private static final int MARGIN = 16;
    private static final int LEGEND = 190;
    private static final int LINE = 24;
    private static final int SWATCH = 16;
    private static final int ARROW = 34;
    private static final Color INK = new Color(0x22, 0x22, 0x22);

    static {
        // No window is ever opened; without this a Mac shows a dock icon and a server may ask for a display.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    public ShellFigure {
        surfaces = List.copyOf(surfaces);
        axes = List.copyOf(axes);
    }

    /// The figure as a PNG file.
    public byte[] png() {
        BufferedImage image =
                new BufferedImage(EDGE + LEGEND + 3 * MARGIN, EDGE + TITLE + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.drawImage(ShellPicture.paint(surfaces, surfaces, EDGE), MARGIN, TITLE, null);
        g.setColor(INK);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        g.drawString(title, MARGIN, TITLE - 13);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        int below = levels(g, EDGE + 2 * MARGIN, TITLE + MARGIN);
        extents(g, EDGE + 2 * MARGIN, below + LINE);
        arrows(g, EDGE + 2 * MARGIN + LEGEND / 3, TITLE + EDGE - 2 * ARROW);
        g.dispose();
        return Raster.png(image);
    }

    /// @return the row below
    private int levels(Graphics2D g, int x, int y) {
        int row = y;
        for (int s = 0; s < surfaces.size(); s++) {
            g.setColor(new Color(ShellColors.rgb(s, surfaces.size())));
            g.fillRect(x, row, SWATCH, SWATCH);
            g.setColor(INK);
            g.drawRect(x, row, SWATCH, SWATCH);
            boolean empty = surfaces.get(s).mesh().triangleCount() == 0;
            g.drawString(label(surfaces.get(s).level()) + (empty ? " (nowhere)" : ""), x + SWATCH + 8, row + 13);
            row += LINE;
        }
        return row;
    }

    private void extents(Graphics2D g, int x, int y) {
        float[] box = SurfaceBox.of(surfaces.stream().map(LevelSurface::mesh).toList());
        g.drawString("the box, " + unit + ":", x, y);
        for (int axis = 0; axis < 3; axis++) {
            String text = String.format(Locale.ROOT, "%s %.4g to %.4g", axes.get(axis), box[axis], box[3 + axis]);
            g.drawString(text, x, y + LINE * (axis + 1));
        }
    }

    private void arrows(Graphics2D g, int x, int y) {
        Viewpoint view = new Viewpoint(new float[6], 2);
        for (int axis = 0; axis < 3; axis++) {
            double[] to = view.turned(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
            int right = (int) Math.round(ARROW * to[0]);
            int up = (int) Math.round(ARROW * to[1]);
            g.drawLine(x, y, x + right, y - up);
            g.drawString(axes.get(axis), x + right * 5 / 4 - 6, y - up * 5 / 4 + 4);
        }
    }

    /// A level as short as it can be said, such as 3e-15.
    public static String label(double level) {
        String text = String.valueOf(level).replace(".0E", "e").replace('E', 'e');
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
