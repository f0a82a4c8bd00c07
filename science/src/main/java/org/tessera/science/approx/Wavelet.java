package org.tessera.science.approx;

import java.util.Locale;

/// Filters of a wavelet, with periodic ends.
///
/// `low` and `high` take a line apart, `backLow` and `backHigh` put it together. Coefficients: I. Daubechies,
/// "Ten Lectures on Wavelets", 1992, tables 6.1 (db4, four vanishing moments) and 8.2 (bior1.3).
@SuppressWarnings("ImmutableEnumChecker") // the arrays never change
enum Wavelet {
    BIOR13(
            "bior1.3",
            2,
            new double[] {
                -0.08838834764831845,
                0.08838834764831845,
                0.7071067811865476,
                0.7071067811865476,
                0.08838834764831845,
                -0.08838834764831845
            },
            new double[] {0, 0, 0.7071067811865476, 0.7071067811865476, 0, 0}),
    DB4("db4", 3, daubechies(), daubechies()),
    HAAR("haar", 0, new double[] {0.7071067811865476, 0.7071067811865476}, new double[] {
        0.7071067811865476, 0.7071067811865476
    });

    private final String label;
    private final int offset;
    private final double[] low;
    private final double[] backLow;

    Wavelet(String label, int offset, double[] low, double[] backLow) {
        this.label = label;
        this.offset = offset;
        this.low = low;
        this.backLow = backLow;
    }

    private static double[] daubechies() {
        return new double[] {
            0.2303778133088965,
            0.7148465705529157,
            0.6308807679298589,
            -0.0279837694168599,
            -0.1870348117190931,
            0.0308413818355607,
            0.0328830116668852,
            -0.0105974017850690
        };
    }

    static String[] labels() {
        return java.util.Arrays.stream(values()).map(w -> w.label).toArray(String[]::new);
    }

    static Wavelet parse(String label) {
        for (Wavelet w : values()) {
            if (w.label.equals(label.toLowerCase(Locale.ROOT))) {
                return w;
            }
        }
        throw new IllegalArgumentException("unknown wavelet '" + label + "': use " + String.join(", ", labels()));
    }

    /// The other filter of a pair: every second sign turned, backwards.
    private static double turned(double[] filter, int k) {
        double value = filter[filter.length - 1 - k];
        return (k & 1) == 0 ? value : -value;
    }

    /// One level of a line of an even number of points: smooth half first.
    void forward(double[] line, int n, double[] out) {
        for (int i = 0; i < n / 2; i++) {
            double smooth = 0;
            double detail = 0;
            for (int k = 0; k < low.length; k++) {
                double v = line[Math.floorMod(2 * i + k - offset, n)];
                smooth += low[k] * v;
                detail += turned(backLow, k) * v;
            }
            out[i] = smooth;
            out[n / 2 + i] = detail;
        }
    }

    void inverse(double[] line, int n, double[] out) {
        java.util.Arrays.fill(out, 0, n, 0);
        for (int i = 0; i < n / 2; i++) {
            for (int k = 0; k < low.length; k++) {
                int at = Math.floorMod(2 * i + k - offset, n);
                out[at] += backLow[k] * line[i] + turned(low, k) * line[n / 2 + i];
            }
        }
    }

    /// One level without leaving out points: all of the smooth part, or all of the detail.
    ///
    /// @param spread distance of the filter's points
    void stationary(double[] line, int n, int spread, boolean detail, double[] out) {
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < low.length; k++) {
                double v = line[Math.floorMod(i + spread * (k - offset), n)];
                sum += (detail ? turned(backLow, k) : low[k]) * v;
            }
            out[i] = sum;
        }
    }

    /// Adds what a part gives back; smooth part and detail together are the line.
    void addStationary(double[] line, int n, int spread, boolean detail, double[] out) {
        for (int i = 0; i < n; i++) {
            double half = 0.5 * line[i];
            for (int k = 0; k < low.length; k++) {
                int at = Math.floorMod(i + spread * (k - offset), n);
                out[at] += (detail ? turned(low, k) : backLow[k]) * half;
            }
        }
    }
}
