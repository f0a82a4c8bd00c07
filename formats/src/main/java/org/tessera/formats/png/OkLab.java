package org.tessera.formats.png;

/// From OKLab in polar form to sRGB. Source: B. Ottosson, "A perceptual color space for image processing" (2020).
final class OkLab {

    private OkLab() {}

    /// @param lightness 0 to 1
    /// @param chroma taken as wanted; lowered until the colour exists
    /// @param hue degrees
    /// @return 0xRRGGBB
    static int toSrgb(double lightness, double chroma, double hue) {
        double angle = StrictMath.toRadians(hue);
        double a = StrictMath.cos(angle);
        double b = StrictMath.sin(angle);
        double[] rgb = linear(lightness, 0, 0);
        for (int step = 0; step <= 100; step++) {
            double c = chroma * (100 - step) / 100;
            double[] wanted = linear(lightness, c * a, c * b);
            if (exists(wanted)) {
                rgb = wanted;
                break;
            }
        }
        return encode(rgb[0]) << 16 | encode(rgb[1]) << 8 | encode(rgb[2]);
    }

    private static double[] linear(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double v) {
        return v * v * v;
    }

    private static boolean exists(double[] rgb) {
        for (double v : rgb) {
            if (v < 0 || v > 1) {
                return false;
            }
        }
        return true;
    }

    /// The sRGB transfer function, to 8 bits.
    private static int encode(double linear) {
        double v = Math.clamp(linear, 0, 1);
        double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
        return (int) (encoded * 255 + 0.5);
    }
}
