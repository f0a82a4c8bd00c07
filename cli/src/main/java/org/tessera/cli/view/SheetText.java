package org.tessera.cli.view;

import java.awt.Graphics2D;

/// Text that has to fit.
final class SheetText {

    private SheetText() {}

    /// Cut, with an ellipsis, to a width in pixels of the current font.
    static String fitted(Graphics2D g, String text, int width) {
        String cut = text;
        while (cut.length() > 1 && g.getFontMetrics().stringWidth(cut) > width) {
            cut = cut.substring(0, cut.length() - 2) + "\u2026";
        }
        return cut;
    }
}
