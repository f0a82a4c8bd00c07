package org.tessera.formats.mesh;

import org.tessera.formats.png.ColorMap;

/// Colours of nested surfaces: the outermost blue and nearly clear, the innermost yellow and opaque.
final class ShellColors {

    private static final double FIRST = 0.42;
    private static final double LAST = 0.97;
    private static final double CLEAREST = 0.1;
    private static final double MIDDLE = 0.36;

    private ShellColors() {}

    /// @return 0xRRGGBB
    static int rgb(int shell, int shells) {
        int[] palette = ColorMap.SEQUENTIAL.palette();
        double at = shells == 1 ? (FIRST + LAST) / 2 : FIRST + (LAST - FIRST) * shell / (shells - 1);
        return palette[(int) (at * (ColorMap.COLORS - 1) + 0.5)];
    }

    /// How much it hides of what is behind: 1 for the innermost.
    static double opacity(int shell, int shells) {
        return shell == shells - 1 ? 1 : CLEAREST + (MIDDLE - CLEAREST) * shell / (shells - 1);
    }

    /// One of red, green and blue, 0 to 1 in linear light.
    static double linear(int rgb, int channel) {
        double v = (rgb >> 16 - 8 * channel & 0xFF) / 255.0;
        return v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
    }
}
