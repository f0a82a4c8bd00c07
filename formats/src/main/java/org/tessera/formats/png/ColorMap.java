package org.tessera.formats.png;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Colours for the positions 0 to 1, as 255 entries, and a neutral colour for points without a value.
///
/// The tables are computed, not stored: lightness runs straight in OKLab, so equal steps look equal, the order
/// survives in grey, and readers with a colour deficiency tell the ends apart (blue against yellow or orange, never
/// red against green). Chroma is lowered where sRGB has no such colour.
public enum ColorMap {
    /// Dark blue to pale yellow, for values.
    SEQUENTIAL("blue-yellow") {
        @Override
        double[] lightnessChromaHue(double t) {
            return new double[] {0.18 + 0.77 * t, 0.09 + 0.03 * t, 280 - 60 * t - 115 * t * t};
        }
    },
    /// Blue over near-white to brown, for signed errors: the middle is zero.
    DIVERGING("blue-brown") {
        @Override
        double[] lightnessChromaHue(double t) {
            double arm = Math.abs(2 * t - 1);
            double chroma = 0.14 * (1 - (1 - arm) * (1 - arm));
            return new double[] {0.965 - 0.57 * arm, chroma, t < 0.5 ? 255 : 50};
        }
    },
    /// Black over red and orange to white, for images of light.
    HEAT("heat") {
        @Override
        double[] lightnessChromaHue(double t) {
            return new double[] {0.06 + 0.92 * t, 0.9 * t * (1 - t), 22 + 84 * t * t};
        }
    },
    /// Black to white, for print and for images of the sky.
    GRAY("gray") {
        @Override
        double[] lightnessChromaHue(double t) {
            return new double[] {0.12 + 0.87 * t, 0, 0};
        }

        @Override
        int missing() {
            return 0xC08A3E;
        }
    };

    /// Number of colours; the palette index after the last one is the grey.
    public static final int COLORS = 255;

    private final String label;

    ColorMap(String label) {
        this.label = label;
    }

    /// Name in the command line.
    public String label() {
        return label;
    }

    /// The map of that name.
    ///
    /// @throws IllegalArgumentException when there is none, listing the known ones
    public static ColorMap parse(String name) {
        for (ColorMap map : values()) {
            if (map.label.equals(name)) {
                return map;
            }
        }
        String known = Arrays.stream(values()).map(ColorMap::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown colour map '" + name + "': use one of " + known);
    }

    /// Colour of a point without a value: one that the map does not have.
    int missing() {
        return 0x9A9A9A;
    }

    /// What to call that colour in a legend.
    public String missingName() {
        return this == GRAY ? "ochre" : "grey";
    }

    abstract double[] lightnessChromaHue(double t);

    /// 0xRRGGBB of every palette entry.
    public int[] palette() {
        int[] palette = new int[COLORS + 1];
        for (int i = 0; i < COLORS; i++) {
            double[] lch = lightnessChromaHue(i / (COLORS - 1.0));
            palette[i] = OkLab.toSrgb(lch[0], lch[1], lch[2]);
        }
        palette[COLORS] = missing();
        return palette;
    }

    /// Palette index of a position; anything outside 0 to 1 takes the end, NaN the grey.
    static int index(double position) {
        return Double.isNaN(position) ? COLORS : (int) (Math.clamp(position, 0, 1) * (COLORS - 1) + 0.5);
    }
}
