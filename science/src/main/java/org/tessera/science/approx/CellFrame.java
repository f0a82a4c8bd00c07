package org.tessera.science.approx;

/// Where the Hermite functions of a cell lie: middle and width along each axis, in whole steps that are cheap to store.
///
/// A frame need not be exact, since coefficients are those of the frame as stored; but frames of neighbours have to be
/// alike for their coefficients to be.
///
/// @param middle along each axis, in steps of 1/8 of a point
/// @param width along each axis, in steps of 1/32 of an octave
@SuppressWarnings("ArrayRecordComponent")
record CellFrame(int[] middle, int[] width) {

    static final int AXES = 3;

    /// Numbers of a frame.
    static final int NUMBERS = 2 * AXES;

    private static final double MIDDLES = 8;
    private static final double WIDTHS = 32;
    private static final double FARTHEST = 1000;

    /// Widths from 2^-20 to 2^20 points.
    private static final int MOST_WIDTH = 20 * 32;

    /// That of the Maxwellian nearest to some values.
    static CellFrame fit(double[] values, int[] sizes) {
        Maxwellian fit = Maxwellian.fit(values, sizes);
        int[] middle = new int[AXES];
        int[] width = new int[AXES];
        for (int a = 0; a < AXES; a++) {
            middle[a] = (int) Math.rint(fit.middle()[a] * MIDDLES);
            width[a] = (int) Math.rint(StrictMath.log(fit.width()[a]) / StrictMath.log(2) * WIDTHS);
        }
        return new CellFrame(middle, width);
    }

    int number(int at) {
        return at < AXES ? middle[at] : width[at - AXES];
    }

    /// @return null where the numbers are no frame
    static @org.jspecify.annotations.Nullable CellFrame of(int[] numbers) {
        int[] middle = java.util.Arrays.copyOf(numbers, AXES);
        int[] width = java.util.Arrays.copyOfRange(numbers, AXES, NUMBERS);
        for (int w : width) {
            if (w < -MOST_WIDTH || w > MOST_WIDTH) {
                return null;
            }
        }
        return new CellFrame(middle, width);
    }

    /// Hermite functions along each axis, orthonormal on the points.
    ///
    /// @param percent width of the functions as a part of that of the Maxwellian
    double[][][] rows(int[] sizes, int order, int percent) {
        double[][][] rows = new double[AXES][][];
        for (int a = 0; a < AXES; a++) {
            rows[a] = rows(a, sizes[a], order, percent);
        }
        return rows;
    }

    private double[][] rows(int axis, int n, int order, int percent) {
        double from = middle[axis] / MIDDLES;
        double scale = StrictMath.pow(2, width[axis] / WIDTHS) * percent / 100;
        double[][] rows = new double[Math.min(order, n)][n];
        for (int i = 0; i < n; i++) {
            double x = Math.clamp((i - from) / scale, -FARTHEST, FARTHEST);
            double before = 0;
            double value = StrictMath.exp(-0.5 * x * x);
            for (int m = 0; m < rows.length; m++) {
                rows[m][i] = value;
                double next = Math.sqrt(2.0 / (m + 1)) * x * value - Math.sqrt((double) m / (m + 1)) * before;
                before = value;
                value = next;
            }
        }
        OrthonormalRows.make(rows);
        return rows;
    }
}
