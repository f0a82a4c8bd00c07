package org.tessera.neural.fit;

import org.tessera.neural.layer.Elementary;

/// What a network sees of a point of a grid: its coordinates, from -1 to 1, and waves of them.
///
/// Waves let a small network draw fine detail (M. Tancik et al., "Fourier features let networks learn high frequency
/// functions in low dimensional domains", NeurIPS 2020). All come from tables along the axes, so a point takes no
/// transcendental function, and the same bits everywhere.
final class CoordinateFeatures {

    /// Which waves there are.
    enum Kind {
        /// None: coordinates alone.
        NONE,
        /// Coordinates, and sine and cosine of each coordinate by itself at each frequency.
        AXES,
        /// Sine and cosine of sums of all coordinates, each times its own frequency; no coordinates.
        SUMS
    }

    private static final double HALF_PI = Math.PI / 2;

    private final Kind kind;
    private final int order;
    private final int[] sizes;

    /// Coordinates along each axis.
    private final double[][] places;

    /// Sines and cosines of (axis, frequency, index).
    private final double[][][] sines;

    private final double[][][] cosines;

    /// @param sizes of one to three axes, slowest first
    /// @param order number of frequencies
    /// @param range the largest frequency, in periods along an axis
    /// @param seed of the frequencies
    CoordinateFeatures(Kind kind, int[] sizes, int order, double range, long seed) {
        this.kind = kind;
        this.order = kind == Kind.NONE ? 0 : order;
        this.sizes = sizes.clone();
        int axes = sizes.length;
        places = new double[axes][];
        sines = new double[axes][this.order][];
        cosines = new double[axes][this.order][];
        SeededNumbers numbers = new SeededNumbers(seed);
        for (int a = 0; a < axes; a++) {
            int n = sizes[a];
            places[a] = new double[n];
            for (int i = 0; i < n; i++) {
                places[a][i] = (2.0 * i + 1 - n) / n;
            }
            for (int f = 0; f < this.order; f++) {
                double frequency = range * (kind == Kind.AXES ? numbers.at(f) : numbers.signed((long) f * axes + a));
                sines[a][f] = new double[n];
                cosines[a][f] = new double[n];
                for (int i = 0; i < n; i++) {
                    double angle = Math.PI * frequency * places[a][i];
                    sines[a][f][i] = Elementary.sin(angle);
                    cosines[a][f][i] = Elementary.sin(angle + HALF_PI);
                }
            }
        }
    }

    /// Numbers of a point.
    int count() {
        return switch (kind) {
            case NONE -> sizes.length;
            case AXES -> sizes.length * (1 + 2 * order);
            case SUMS -> 2 * order;
        };
    }

    /// Writes the numbers of a point.
    ///
    /// @param point in row-major order
    void write(int point, float[] into, int at) {
        int[] index = new int[sizes.length];
        int rest = point;
        for (int a = sizes.length - 1; a >= 0; a--) {
            index[a] = rest % sizes[a];
            rest /= sizes[a];
        }
        int to = at;
        if (kind == Kind.SUMS) {
            sums(index, into, to);
            return;
        }
        for (int a = 0; a < index.length; a++) {
            into[to++] = (float) places[a][index[a]];
        }
        for (int a = 0; a < index.length; a++) {
            for (int f = 0; f < order; f++) {
                into[to++] = (float) sines[a][f][index[a]];
                into[to++] = (float) cosines[a][f][index[a]];
            }
        }
    }

    /// Angles add up: sin(a + b) = sin a cos b + cos a sin b.
    private void sums(int[] index, float[] into, int at) {
        for (int f = 0; f < order; f++) {
            double sine = sines[0][f][index[0]];
            double cosine = cosines[0][f][index[0]];
            for (int a = 1; a < index.length; a++) {
                double s = sines[a][f][index[a]];
                double c = cosines[a][f][index[a]];
                double next = sine * c + cosine * s;
                cosine = cosine * c - sine * s;
                sine = next;
            }
            into[at + 2 * f] = (float) sine;
            into[at + 2 * f + 1] = (float) cosine;
        }
    }
}
