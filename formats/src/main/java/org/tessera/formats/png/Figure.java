package org.tessera.formats.png;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/// A slice to look at on its own: title above, picture, colour bar with numbers at the right.
///
/// Small planes are enlarged by whole factors, so that every point stays a square.
///
/// @param title one line
/// @param plane the values
/// @param colors the palette
/// @param stretch values to colours
public record Figure(String title, Plane plane, ColorMap colors, Stretch stretch) {

    private static final int WANTED = 512;
    private static final int MARGIN = 16;
    private static final int TITLE = 36;
    private static final int BAR = 18;
    private static final int NUMBERS = 84;
    private static final int SHORTEST = 160;

    static {
        // No window is ever opened; without this a Mac shows a dock icon and a server may ask for a display.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    /// The figure as a PNG file.
    public byte[] png() {
        return Raster.png(draw());
    }

    BufferedImage draw() {
        int factor = Math.max(1, WANTED / Math.max(plane.columns(), plane.rows()));
        int width = plane.columns() * factor;
        int height = plane.rows() * factor;
        int tall = Math.max(height, SHORTEST);
        BufferedImage image = new BufferedImage(
                Math.max(width, SHORTEST) + BAR + NUMBERS + 3 * MARGIN,
                tall + TITLE + MARGIN,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.drawImage(Raster.paint(plane, colors, stretch), MARGIN, TITLE + (tall - height) / 2, width, height, null);
        g.setColor(new Color(0x22, 0x22, 0x22));
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        g.drawString(fitted(g, image.getWidth() - 2 * MARGIN), MARGIN, TITLE - 13);
        drawBar(g, Math.max(width, SHORTEST) + 2 * MARGIN, TITLE, tall);
        g.dispose();
        return image;
    }

    private String fitted(Graphics2D g, int width) {
        String text = title;
        while (text.length() > 1 && g.getFontMetrics().stringWidth(text) > width) {
            text = text.substring(0, text.length() - 2) + "\u2026";
        }
        return text;
    }

    private void drawBar(Graphics2D g, int x, int y, int height) {
        int[] palette = colors.palette();
        for (int row = 0; row < height; row++) {
            g.setColor(new Color(palette[ColorMap.index(1 - row / (height - 1.0))]));
            g.fillRect(x, y + row, BAR, 1);
        }
        g.setColor(new Color(0x22, 0x22, 0x22));
        g.drawRect(x, y, BAR, height - 1);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        List<Double> ticks = stretch.ticks();
        for (double tick : ticks) {
            int at = y + (int) ((1 - stretch.position(tick)) * (height - 1) + 0.5);
            g.drawLine(x + BAR, at, x + BAR + 4, at);
            g.drawString(Ticks.label(tick), x + BAR + 8, Math.clamp(at + 4, y + 9, y + height - 1));
        }
    }
}
