package org.tessera.formats.png;

import java.util.Arrays;

/// Values on a picture's grid, first row at the bottom, as maps and simulations are drawn.
///
/// @param rows points up
/// @param columns points across
/// @param values row-major; NaN where there is none
public record Plane(int rows, int columns, double[] values) {

    public Plane {
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException(rows + " rows of " + columns + " are not " + values.length + " values");
        }
    }

    public double min() {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    }

    public double max() {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    }

    /// Smallest value above 0, or 0 when there is none.
    public double minPositive() {
        return Arrays.stream(values)
                .filter(v -> v > 0 && Double.isFinite(v))
                .min()
                .orElse(0);
    }

    /// Largest absolute value.
    public double maxAbs() {
        return Math.max(Math.abs(min()), Math.abs(max()));
    }
}
