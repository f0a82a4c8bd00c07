package org.tessera.science.vdf;

/// The five sums that collisions conserve (density, momentum, energy) on a grid, as numbers of about 1: velocities are
/// measured from the middle of the grid in units of half its longest axis. Only `+ - * /`, so the same bits everywhere.
final class ConservedSums {

    static final int COUNT = 5;

    private final double[] x;
    private final double[] y;
    private final double[] z;

    ConservedSums(VelocityGrid grid) {
        double longest = 0;
        for (VelocityAxis axis : new VelocityAxis[] {grid.x(), grid.y(), grid.z()}) {
            longest = Math.max(longest, axis.cells() * axis.spacing());
        }
        x = places(grid.x(), longest);
        y = places(grid.y(), longest);
        z = places(grid.z(), longest);
    }

    private static double[] places(VelocityAxis axis, double longest) {
        double[] places = new double[axis.cells()];
        for (int i = 0; i < places.length; i++) {
            places[i] = (2 * i + 1 - places.length) * axis.spacing() / longest;
        }
        return places;
    }

    /// What the cell counts for in each sum: 1, x, y, z, x² + y² + z².
    void weights(int cell, double[] weights) {
        double a = x[cell % x.length];
        double b = y[cell / x.length % y.length];
        double c = z[cell / x.length / y.length];
        weights[0] = 1;
        weights[1] = a;
        weights[2] = b;
        weights[3] = c;
        weights[4] = a * a + b * b + c * c;
    }

    double[] of(double[] values) {
        CompensatedSum[] sums = new CompensatedSum[COUNT];
        for (int k = 0; k < COUNT; k++) {
            sums[k] = new CompensatedSum();
        }
        double[] weights = new double[COUNT];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                weights(i, weights);
                for (int k = 0; k < COUNT; k++) {
                    sums[k].add(values[i] * weights[k]);
                }
            }
        }
        double[] totals = new double[COUNT];
        for (int k = 0; k < COUNT; k++) {
            totals[k] = sums[k].value();
        }
        return totals;
    }
}
