package org.tessera.science.approx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.stage.entropy.AdaptiveIntegers;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;

/// A small Tucker decomposition in whole numbers: vectors times the size of their slice, and a core, in steps.
///
/// The vectors are made orthonormal again when they are used, as in the codec `tucker`.
///
/// @param vectors for each axis
/// @param core row-major
record TuckerNumbers(long[][][] vectors, long[] core) {

    private static final int AXES = 3;

    /// Longer axes are not decomposed: its matrix would be too large.
    private static final int LONGEST = 128;

    private static final long LARGEST = 1L << 40;

    /// Energy of error that a bit must save, in squares of the step.
    private static final double SLOPE = 0.13;

    private static final double LOG2E = 1.4426950408889634;
    private static final int CORE_CONTEXT = 22;

    /// Null where there is nothing above the step, or an axis is too long.
    static @Nullable TuckerNumbers fit(double[] values, int[] sizes, int rank, double step) {
        long[][][] vectors = new long[AXES][][];
        if (Arrays.stream(sizes).anyMatch(n -> n > LONGEST) || !(OrthonormalRows.dot(values, values) > step * step)) {
            return null;
        }
        for (int axis = 0; axis < AXES; axis++) {
            int count = Math.min(rank, sizes[axis]);
            LeadingVectors eigen = new LeadingVectors(gram(values, sizes, axis), count);
            vectors[axis] = new long[count][sizes[axis]];
            for (int v = 0; v < count; v++) {
                double scale = Math.sqrt(eigen.values[v]) / step;
                for (int i = 0; i < sizes[axis]; i++) {
                    vectors[axis][v][i] = (long) Math.rint(eigen.vectors[v][i] * scale);
                }
            }
        }
        double[] projected = values;
        int[] left = sizes.clone();
        for (int axis = AXES - 1; axis >= 0; axis--) {
            projected = Separable.apply(projected, left, axis, rows(vectors[axis]));
        }
        long[] core = new long[projected.length];
        for (int i = 0; i < core.length; i++) {
            core[i] = (long) Math.rint(projected[i] / step);
        }
        return new TuckerNumbers(vectors, core);
    }

    private static double[][] gram(double[] values, int[] sizes, int axis) {
        int n = sizes[axis];
        int inner = 1;
        for (int a = axis + 1; a < AXES; a++) {
            inner *= sizes[a];
        }
        int outer = values.length / n / inner;
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int o = 0; o < outer; o++) {
                    int a = (o * n + i) * inner;
                    int b = (o * n + j) * inner;
                    for (int x = 0; x < inner; x++) {
                        sum += values[a + x] * values[b + x];
                    }
                }
                gram[i][j] = sum;
                gram[j][i] = sum;
            }
        }
        return gram;
    }

    private static double[][] rows(long[][] vectors) {
        double[][] rows = new double[vectors.length][vectors[0].length];
        for (int v = 0; v < rows.length; v++) {
            for (int i = 0; i < rows[v].length; i++) {
                rows[v][i] = vectors[v][i];
            }
        }
        OrthonormalRows.make(rows);
        return rows;
    }

    double[] values(int[] sizes, double step) {
        double[] out = new double[core.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = core[i] * step;
        }
        int[] left = {vectors[0].length, vectors[1].length, vectors[2].length};
        for (int axis = 0; axis < AXES; axis++) {
            out = Separable.transposed(out, left, axis, rows(vectors[axis]), sizes[axis]);
        }
        return out;
    }

    /// Whether the error that is saved is worth the bits.
    boolean saves(double[] part, int[] sizes, double step) {
        double[] values = values(sizes, step);
        double saved = 0;
        for (int i = 0; i < part.length; i++) {
            double rest = part[i] - values[i];
            saved += part[i] * part[i] - rest * rest;
        }
        double bits = 0;
        for (long[][] axis : vectors) {
            for (long[] row : axis) {
                for (int i = 0; i < row.length; i++) {
                    bits += bits(row[i] - (i > 0 ? row[i - 1] : 0));
                }
            }
        }
        for (long c : core) {
            bits += bits(c);
        }
        return saved > SLOPE * step * step * bits;
    }

    private static double bits(long number) {
        return number == 0 ? 0.5 : 2 + 1.5 * LOG2E * StrictMath.log(Math.abs((double) number) + 0.5);
    }

    boolean isTooLarge() {
        return Arrays.stream(core).anyMatch(c -> Math.abs(c) > LARGEST);
    }

    void write(BinaryEncoder out) {
        for (long[][] axis : vectors) {
            for (long[] row : axis) {
                for (int i = 0; i < row.length; i++) {
                    AdaptiveIntegers.write(out, context(row, i), row[i] - (i > 0 ? row[i - 1] : 0));
                }
            }
        }
        for (long c : core) {
            AdaptiveIntegers.write(out, CORE_CONTEXT, c);
        }
    }

    static TuckerNumbers read(BinaryDecoder in, int[] sizes, int rank) {
        long[][][] vectors = new long[AXES][][];
        int count = 1;
        for (int axis = 0; axis < AXES; axis++) {
            vectors[axis] = new long[Math.min(rank, sizes[axis])][sizes[axis]];
            count *= vectors[axis].length;
            for (long[] row : vectors[axis]) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = AdaptiveIntegers.read(in, context(row, i)) + (i > 0 ? row[i - 1] : 0);
                }
            }
        }
        long[] core = new long[count];
        for (int i = 0; i < count; i++) {
            core[i] = AdaptiveIntegers.read(in, CORE_CONTEXT);
        }
        return new TuckerNumbers(vectors, core);
    }

    /// From the difference before and the one before that.
    private static int context(long[] row, int i) {
        long size = i == 0 ? 64 : Math.abs(row[i - 1] - (i > 1 ? row[i - 2] : 0));
        size += i < 2 ? size : Math.abs(row[i - 2] - (i > 2 ? row[i - 3] : 0));
        return Math.min(CORE_CONTEXT - 1, AdaptiveIntegers.context(Math.max(0, size)));
    }
}
