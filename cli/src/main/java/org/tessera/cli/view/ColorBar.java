package org.tessera.cli.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
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
        List<Double> ticks = stretch.ticks();
        int widest = ticks.stream()
                .mapToInt(tick -> font.stringWidth(Ticks.label(tick)))
                .max()
                .orElse(1);
        int every = Math.max(1, Math.ceilDiv(ticks.size() * (widest + 12), width));
        for (int i = 0; i < ticks.size(); i++) {
            int at = (int) (x + stretch.position(ticks.get(i)) * (width - 1));
            g.drawLine(at, y + HEIGHT, at, y + HEIGHT + 4);
            if (i % every == 0) {
                String label = Ticks.label(ticks.get(i));
                int wide = font.stringWidth(label);
                g.drawString(label, Math.clamp(at - wide / 2, x, Math.max(x, x + width - wide)), y + HEIGHT + 17);
            }
        }
    }
}
