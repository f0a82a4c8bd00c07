package org.tessera.science.vdf;

import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;

/// The phase-space density of one cell in space on all points of a grid: s³/m⁶, vz slowest and vx fastest.
///
/// The array is not copied in or out: whoever holds it must not change it.
///
/// @param grid where the values lie
/// @param type in which they are stored; each fits it exactly
/// @param values one for each cell of the grid
@SuppressWarnings("ArrayRecordComponent")
public record VelocityDistribution(VelocityGrid grid, ElementType type, double[] values) {

    public VelocityDistribution {
        if (!type.isFloat()) {
            throw new IllegalArgumentException("a velocity distribution is f32 or f64, found " + type.label());
        }
        if (values.length != grid.count()) {
            throw new IllegalArgumentException("a velocity grid of " + grid.shape() + " needs " + grid.count()
                    + " values, found " + values.length);
        }
    }

    /// Values that lie in a field of three axes: vz, vy, vx.
    public static VelocityDistribution of(VelocityGrid grid, ArrayField field) {
        if (!field.spec().shape().equals(grid.shape())) {
            throw new IllegalArgumentException("a velocity grid of " + grid.shape() + " and values of "
                    + field.spec().shape());
        }
        return new VelocityDistribution(grid, field.spec().type(), field.toDoubles());
    }

    /// Values rounded to a type.
    public static VelocityDistribution rounded(VelocityGrid grid, ElementType type, double[] values) {
        double[] stored = values.clone();
        if (type == ElementType.F32) {
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (float) stored[i];
            }
        }
        return new VelocityDistribution(grid, type, stored);
    }

    /// The values in their type.
    public ArrayField field(String name) {
        return ArrayField.of(
                new FieldSpec(name, type, grid.shape()), Elements.fromDoubles(type, values, values.length));
    }

    /// Index of the largest value, the first of equal ones; NaN is never the largest.
    public int peak() {
        int at = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > most) {
                most = values[i];
                at = i;
            }
        }
        return at;
    }

    /// The same with values below a threshold set to 0.
    public VelocityDistribution withoutBelow(double threshold) {
        double[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] < threshold) {
                kept[i] = 0;
            }
        }
        return new VelocityDistribution(grid, type, kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VelocityDistribution that
                && grid.equals(that.grid)
                && type == that.type
                && java.util.Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * grid.hashCode() + java.util.Arrays.hashCode(values);
    }
}
