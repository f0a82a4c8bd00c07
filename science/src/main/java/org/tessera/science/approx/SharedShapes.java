package org.tessera.science.approx;

import java.util.ArrayList;
import java.util.List;
import org.tessera.lowrank.SymmetricEigen;

/// Rows of coefficients as sums of a few shapes, each with a score for each row; all of them whole numbers.
///
/// Shapes are the principal components of the rows, the largest first. Each is found, rounded and taken away before the
/// scores of the next, so that these make up for what rounding has left.
///
/// @param shapes numbers of each, in steps of 1
/// @param scores of each shape, for each row, in steps of 2 to the power of `exponents`
@SuppressWarnings("ArrayRecordComponent")
record SharedShapes(List<int[]> shapes, List<int[]> scores, List<Integer> exponents) {

    static final SharedShapes NONE = new SharedShapes(List.of(), List.of(), List.of());
    static final int MOST = 255;
    static final int MOST_EXPONENT = 512;

    private static final double LARGEST = 0x1p30;

    /// From this part of a step on a number is rounded away from zero.
    private static final double UP = 0.42;

    /// Error that rounding of a score may make in a row, in steps.
    private static final double SCORED = 1;

    /// @param rows of numbers so scaled that errors of about 1 are wanted
    /// @return null where a number is too large
    static @org.jspecify.annotations.Nullable SharedShapes of(double[][] rows) {
        SharedShapes out = new SharedShapes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        double[][] left = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            left[r] = rows[r].clone();
        }
        double[][] weights = new SymmetricEigen(products(rows)).vectors;
        for (int c = 0; c < Math.min(MOST, rows.length); c++) {
            int[] shape = rounded(mean(left, weights[c]));
            if (shape == null || !out.take(shape, left)) {
                return null;
            }
            if (out.shapes.size() <= c) {
                break;
            }
        }
        return out;
    }

    /// Adds a shape and takes it away from the rows; nothing where it is zero.
    private boolean take(int[] shape, double[][] left) {
        double square = 0;
        for (int s : shape) {
            square += (double) s * s;
        }
        if (square == 0) {
            return true;
        }
        int exponent = Math.getExponent(SCORED / Math.sqrt(square));
        double step = Math.scalb(1.0, exponent);
        int[] score = new int[left.length];
        for (int r = 0; r < left.length; r++) {
            double sum = 0;
            for (int m = 0; m < shape.length; m++) {
                sum += left[r][m] * shape[m];
            }
            double number = Math.rint(sum / square / step);
            if (!(Math.abs(number) < LARGEST)) {
                return false;
            }
            score[r] = (int) number;
            add(left[r], shape, -number * step);
        }
        shapes.add(shape);
        scores.add(score);
        exponents.add(exponent);
        return true;
    }

    private static void add(double[] row, int[] shape, double factor) {
        for (int m = 0; m < shape.length; m++) {
            row[m] += factor * shape[m];
        }
    }

    /// Adds a part of a row: one shape with the score of that row.
    static void add(double[] row, int[] shape, int score, int exponent) {
        add(row, shape, score * Math.scalb(1.0, exponent));
    }

    /// What comes back of a row.
    double[] row(int r, int length) {
        double[] row = new double[length];
        for (int c = 0; c < shapes.size(); c++) {
            add(row, shapes.get(c), scores.get(c)[r], exponents.get(c));
        }
        return row;
    }

    private static double[][] products(double[][] rows) {
        double[][] out = new double[rows.length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int s = 0; s <= r; s++) {
                out[r][s] = OrthonormalRows.dot(rows[r], rows[s]);
                out[s][r] = out[r][s];
            }
        }
        return out;
    }

    /// A component, as large as it is in a row on average.
    private static double[] mean(double[][] rows, double[] weights) {
        double[] out = new double[rows[0].length];
        double scale = 1 / Math.sqrt(rows.length);
        for (int r = 0; r < rows.length; r++) {
            for (int m = 0; m < out.length; m++) {
                out[m] += scale * weights[r] * rows[r][m];
            }
        }
        return out;
    }

    private static int @org.jspecify.annotations.Nullable [] rounded(double[] values) {
        int[] out = new int[values.length];
        for (int m = 0; m < out.length; m++) {
            double size = Math.floor(Math.abs(values[m]) + UP);
            if (!(size < LARGEST)) {
                return null;
            }
            out[m] = values[m] < 0 ? (int) -size : (int) size;
        }
        return out;
    }
}
