package org.tessera.cli.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Stretch;
import org.tessera.formats.png.Ticks;

/// The colours of a panel with numbers below, lying.
final class ColorBar {

    private static final int HEIGHT = 11;

    private ColorBar() {}

    static void paint(Graphics2D g, ColorMap colors, Stretch stretch, int x, int y, int width) {
        int[] palette = colors.palette();
        for (int i = 0; i < width; i++) {
            double position = stretch.low() == stretch.high() ? 0.5 : i / (width - 1.0);
            g.setColor(new Color(palette[(int) (position * (ColorMap.COLORS - 1) + 0.5)]));
            g.fillRect(x + i, y, 1, HEIGHT);
        }
        g.setColor(new Color(0x22, 0x22, 0x22));
        g.drawRect(x, y, width - 1, HEIGHT);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        FontMetrics font = g.getFontMetrics();
        double free = x - 1;
        for (double tick : stretch.ticks()) {
            double at = x + stretch.position(tick) * (width - 1);
            String label = Ticks.label(tick);
            double left = Math.clamp(at - font.stringWidth(label) / 2.0, x, x + width - font.stringWidth(label));
            g.drawLine((int) at, y + HEIGHT, (int) at, y + HEIGHT + 4);
            if (left >= free) {
                g.drawString(label, (float) left, y + HEIGHT + 17);
                free = left + font.stringWidth(label) + 8;
            }
        }
    }
}
