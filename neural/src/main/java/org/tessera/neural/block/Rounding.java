package org.tessera.neural.block;

import org.tessera.stage.quantize.Grid;

/// On which values reconstructions lie, in units of the coder, which are a power of two.
///
/// @param grid of the values themselves
/// @param unit what 1 in here is worth
public record Rounding(Grid grid, double unit) {

    public static Rounding of(Grid grid) {
        return new Rounding(grid, Math.scalb(1.0, Math.clamp(Math.getExponent(grid.halfStep()), -1000, 1000)));
    }

    /// Half the distance of corrected values, in units: from 1 to 2.
    public double half() {
        return grid.halfStep() / unit;
    }

    /// The nearest value that the type has, in units.
    public void round(double[] values, int from, int count) {
        double u = unit;
        double inverse = 1 / u; // exact, as is what it is multiplied with
        switch (grid.rounding()) {
            case DOUBLE -> {}
            case FLOAT -> {
                for (int i = from; i < from + count; i++) {
                    values[i] = (float) (values[i] * u) * inverse;
                }
            }
            case INTEGER -> {
                for (int i = from; i < from + count; i++) {
                    values[i] = Math.rint(values[i] * u) * inverse;
                }
            }
        }
    }

    public double round(double value) {
        return switch (grid.rounding()) {
            case DOUBLE -> value;
            case FLOAT -> (float) (value * unit) / unit;
            case INTEGER -> Math.rint(value * unit) / unit;
        };
    }
}
