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
    private static final int TRIED = 12;

    /// Scatters them, since cells at even distances on a curve may all lie in one plane.
    private static final long SCATTER = 0x9E3779B97F5L;

    /// Widths of the functions, as percents of that of the Maxwellian.
    private static final int[] PERCENTS = {50, 60, 75, 90, 110, 140, 180};

    /// Where exact coefficients take more than this part of the error, the shapes of a group do not suffice for a cell.
    static final double ENOUGH = 0.85;

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

    private CellGroup(
            double[] values,
            int[] sizes,
            ValueScale scale,
            @Nullable CellFrame[] frames,
            double[] sums,
            int order,
            double limit) {
        this.values = values;
        this.sizes = sizes;
        this.scale = scale;
        this.frames = frames;
        this.sums = sums;
        this.positive = isPositive(values);
        Width width = width(order, limit);
        this.modes = width.modes;
        this.percent = width.percent;
        int cells = frames.length;
        this.rows = new double[cells][][][];
        this.coefficients = new double[cells][];
        for (int c = 0; c < cells; c++) {
            CellFrame frame = frames[c];
            rows[c] = frame == null ? new double[0][][] : frame.rows(sizes, order, percent);
            coefficients[c] = frame == null ? new double[0] : modes.project(bent(c), sizes, rows[c]);
        }
    }

    /// @param sizes of a cell, three axes
    /// @param limit of the error L1 that is aimed at; 0 for as little as can be
    static CellGroup of(ArrayField field, int[] sizes, int order, ValueScale scale, double limit) {
        double[] values = field.toDoubles();
        int points = sizes[0] * sizes[1] * sizes[2];
        CellFrame[] frames = new CellFrame[values.length / points];
        double[] sums = new double[frames.length];
        for (int c = 0; c < frames.length; c++) {
            double[] g = Arrays.copyOfRange(values, c * points, (c + 1) * points);
            for (int i = 0; i < points; i++) {
                sums[c] += Math.abs(g[i]);
                g[i] = scale.forward(g[i]);
            }
            frames[c] = sums[c] > 0 && Double.isFinite(sums[c]) ? CellFrame.fit(g, sizes) : null;
        }
        return new CellGroup(values, sizes, scale, frames, sums, order, limit);
    }

    /// The same with functions of another order.
    CellGroup withOrder(int order, double limit) {
        return new CellGroup(values, sizes, scale, frames, sums, order, limit);
    }

    /// Cells that exact coefficients describe well enough.
    int[] described(double limit) {
        return Arrays.stream(filled())
                .filter(c -> errorWith(c, coefficients[c]) < ENOUGH * limit)
                .toArray();
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

    /// Functions that may be used.
    ///
    /// @param missed of the cells that were looked at: for how many they do not suffice
    /// @param left part of the energy that they leave out
    private record Width(Modes modes, int percent, int missed, double left) {

        boolean isBetterThan(@Nullable Width other) {
            return other == null || missed < other.missed || missed == other.missed && left < other.left;
        }
    }

    /// The width that suffices for most of the cells that are looked at.
    private Width width(int order, double limit) {
        Modes some = new Modes(sizes, order);
        Width best = null;
        for (int percents : PERCENTS) {
            Width next = width(some, percents, limit);
            best = next.isBetterThan(best) ? next : best;
        }
        return java.util.Objects.requireNonNull(best);
    }

    private Width width(Modes some, int percents, double limit) {
        int[] filled = filled();
        int tried = Math.min(TRIED, filled.length);
        int missed = 0;
        double left = 0;
        for (int i = 0; i < tried; i++) {
            int cell = filled[(int) Math.floorMod(i * SCATTER, (long) filled.length)];
            double[] g = bent(cell);
            CellFrame frame = java.util.Objects.requireNonNull(frames[cell]);
            double[][][] functions = frame.rows(sizes, some.order(), percents);
            double[] c = some.project(g, sizes, functions);
            left += 1 - OrthonormalRows.dot(c, c) / OrthonormalRows.dot(g, g);
            double error = limit > 0 ? error(cell, some.values(c, sizes, functions)) : 1;
            missed += error > ENOUGH * limit ? 1 : 0;
        }
        return new Width(some, percents, missed, left);
    }

    /// The error L1 of a cell with some coefficients.
    double errorWith(int cell, double[] coefficients) {
        return error(cell, modes.values(coefficients, sizes, rows[cell]));
    }

    private double error(int cell, double[] restored) {
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
