package org.tessera.science.approx;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.residual.ValueScale;

/// Cells of a group as a [GroupModel] sees them: values bent, a frame for each, and their coefficients in it.
@SuppressWarnings("ArrayRecordComponent")
final class CellGroup {

    /// Cells that are looked at for the width of the functions.
    private static final int TRIED = 8;

    /// Widths of the functions, as percents of that of the Maxwellian.
    private static final int[] PERCENTS = {50, 60, 70, 80, 90, 100};

    final int[] sizes;
    final Modes modes;
    final ValueScale scale;
    final boolean positive;
    final int percent;

    /// Frames, null for cells that are zero throughout.
    final @Nullable CellFrame[] frames;

    /// Coefficients of the bent values; those of cells without a frame are empty.
    final double[][] coefficients;

    private final double[] values;
    private final double[][][][] rows;
    private final double[] sums;

    /// @param sizes of a cell, three axes
    CellGroup(ArrayField field, int[] sizes, int order, ValueScale scale) {
        this.sizes = sizes;
        this.scale = scale;
        this.modes = new Modes(sizes, order);
        this.values = field.toDoubles();
        int cells = values.length / points();
        this.positive = isPositive(values);
        this.frames = new CellFrame[cells];
        this.sums = new double[cells];
        for (int c = 0; c < cells; c++) {
            for (int i = c * points(); i < (c + 1) * points(); i++) {
                sums[c] += Math.abs(values[i]);
            }
            frames[c] = sums[c] > 0 && Double.isFinite(sums[c]) ? CellFrame.fit(bent(c), sizes) : null;
        }
        this.percent = width(order);
        this.rows = new double[cells][][][];
        this.coefficients = new double[cells][];
        for (int c = 0; c < cells; c++) {
            CellFrame frame = frames[c];
            rows[c] = frame == null ? new double[0][][] : frame.rows(sizes, order, percent);
            coefficients[c] = frame == null ? new double[0] : modes.project(bent(c), sizes, rows[c]);
        }
    }

    private static boolean isPositive(double[] values) {
        for (double v : values) {
            if (v < 0) {
                return false;
            }
        }
        return true;
    }

    int points() {
        return sizes[0] * sizes[1] * sizes[2];
    }

    int cells() {
        return frames.length;
    }

    /// Cells that have values.
    int[] filled() {
        return IntStream.range(0, cells()).filter(c -> frames[c] != null).toArray();
    }

    double[] values(int cell) {
        return Arrays.copyOfRange(values, cell * points(), (cell + 1) * points());
    }

    private double[] bent(int cell) {
        double[] out = values(cell);
        for (int i = 0; i < out.length; i++) {
            out[i] = scale.forward(out[i]);
        }
        return out;
    }

    /// The width that leaves least out.
    private int width(int order) {
        int[] filled = filled();
        int best = PERCENTS[PERCENTS.length - 1];
        double most = -1;
        for (int percents : PERCENTS) {
            double kept = 0;
            for (int i = 0; i < Math.min(TRIED, filled.length); i++) {
                int cell = filled[(int) ((2L * i + 1) * filled.length / (2L * Math.min(TRIED, filled.length)))];
                double[] g = bent(cell);
                CellFrame frame = java.util.Objects.requireNonNull(frames[cell]);
                double[] c = modes.project(g, sizes, frame.rows(sizes, order, percents));
                kept += OrthonormalRows.dot(c, c) / OrthonormalRows.dot(g, g);
            }
            if (kept > most) {
                most = kept;
                best = percents;
            }
        }
        return best;
    }

    /// The error L1 of a cell with some coefficients.
    double error(int cell, double[] coefficients) {
        double[] restored = modes.values(coefficients, sizes, rows[cell]);
        double error = 0;
        for (int i = 0; i < restored.length; i++) {
            error += Math.abs(unbent(scale, positive, restored[i]) - values[cell * points() + i]);
        }
        return error / sums[cell];
    }

    static double unbent(ValueScale scale, boolean positive, double bent) {
        return scale.inverse(positive && !(bent > 0) ? 0 : bent);
    }
}
