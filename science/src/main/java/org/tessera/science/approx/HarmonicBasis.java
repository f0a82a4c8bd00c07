package org.tessera.science.approx;

/// Real spherical harmonics up to a degree, each with mean square 1 over the sphere, from products and roots alone.
///
/// A harmonic is even or odd along each axis: what one octant shows tells all eight.
final class HarmonicBasis {

    /// @see #parity
    static final int PARITIES = 8;

    final int degree;
    final int count;
    private final double[] norm;
    private final int[] parity;

    HarmonicBasis(int degree) {
        this.degree = degree;
        count = (degree + 1) * (degree + 1);
        norm = new double[count];
        parity = new int[count];
        for (int l = 0; l <= degree; l++) {
            double ratio = 1;
            for (int m = 0; m <= l; m++) {
                if (m > 0) {
                    ratio /= (double) (l + m) * (l - m + 1);
                }
                double n = Math.sqrt((2 * l + 1) * ratio * (m > 0 ? 2 : 1));
                for (int part = m == 0 ? 1 : 0; part < 2; part++) {
                    boolean sine = part == 0;
                    int at = at(l, sine ? -m : m);
                    norm[at] = n;
                    boolean oddX = sine ? (m & 1) == 0 : (m & 1) == 1;
                    parity[at] = (oddX ? 4 : 0) | (sine ? 2 : 0) | ((l + m & 1) == 1 ? 1 : 0);
                }
            }
        }
    }

    private static int at(int l, int m) {
        return l * (l + 1) + m;
    }

    /// Which axes a harmonic is odd along: 4 the first, 2 the second, 1 the third.
    int parity(int harmonic) {
        return parity[harmonic];
    }

    /// All harmonics in a direction.
    ///
    /// @param x unit vector, as are `y` and `z`; any at the origin
    void fill(double x, double y, double z, double[] out) {
        double cosine = 1;
        double sine = 0;
        double first = 1;
        for (int m = 0; m <= degree; m++) {
            double before = 0;
            double value = first;
            for (int l = m; l <= degree; l++) {
                int at = at(l, m);
                out[at] = norm[at] * value * cosine;
                if (m > 0) {
                    out[at(l, -m)] = norm[at] * value * sine;
                }
                double next = ((2 * l + 1) * z * value - (l + m) * before) / (l - m + 1);
                before = value;
                value = next;
            }
            double turned = cosine * x - sine * y;
            sine = cosine * y + sine * x;
            cosine = turned;
            first *= 2 * m + 1;
        }
    }
}
