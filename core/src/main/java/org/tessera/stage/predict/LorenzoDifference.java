package org.tessera.stage.predict;

/// Lorenzo prediction of integers as differences along axes, exact and reversible.
///
/// The first-order Lorenzo predictor of a point is the value that makes the product of differences along
/// all axes zero (Ibarria et al., Eurographics 2003); so the residual of all points is one difference along
/// each axis, and the inverse is one running sum along each. Taking an axis twice gives the second order,
/// leaving one out freezes it. Arithmetic wraps, so any 64-bit integers come back.
public final class LorenzoDifference {

    private final int[] sizes;
    private final int[] orders;

    /// @param sizes axis sizes, slowest first
    /// @param orders how many differences along each axis, 0 to 2
    public LorenzoDifference(int[] sizes, int[] orders) {
        this.sizes = sizes.clone();
        this.orders = orders.clone();
    }

    /// Replaces values by residuals.
    public void forward(long[] values) {
        for (int axis = 0; axis < sizes.length; axis++) {
            for (int i = 0; i < orders[axis]; i++) {
                difference(values, axis);
            }
        }
    }

    /// Replaces residuals by values.
    public void inverse(long[] residuals) {
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            for (int i = 0; i < orders[axis]; i++) {
                sum(residuals, axis);
            }
        }
    }

    private int inner(int axis) {
        int inner = 1;
        for (int a = axis + 1; a < sizes.length; a++) {
            inner *= sizes[a];
        }
        return inner;
    }

    private void difference(long[] v, int axis) {
        int inner = inner(axis);
        int slab = inner * sizes[axis];
        for (int start = 0; start < v.length; start += slab) {
            for (int i = start + slab - 1; i >= start + inner; i--) {
                v[i] -= v[i - inner];
            }
        }
    }

    private void sum(long[] v, int axis) {
        int inner = inner(axis);
        int slab = inner * sizes[axis];
        for (int start = 0; start < v.length; start += slab) {
            for (int i = start + inner; i < start + slab; i++) {
                v[i] += v[i - inner];
            }
        }
    }
}
