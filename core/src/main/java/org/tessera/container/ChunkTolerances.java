package org.tessera.container;

import org.jspecify.annotations.Nullable;
import org.tessera.target.Tolerance;

/// The tolerance of each chunk of a variable: one for all, or one each.
///
/// @param all the one, or the largest
/// @param each absolute tolerances by the number of the chunk, or null
record ChunkTolerances(Tolerance all, double @Nullable [] each) {

    static ChunkTolerances same(Tolerance tolerance) {
        return new ChunkTolerances(tolerance, null);
    }

    static ChunkTolerances each(double[] tolerances) {
        double largest = 0;
        for (double tolerance : tolerances) {
            largest = Math.max(largest, tolerance);
        }
        return new ChunkTolerances(Tolerance.absolute(largest), tolerances);
    }

    Tolerance of(long number) {
        return each == null ? all : Tolerance.absolute(each[(int) number]);
    }

    /// What a chunk must say of itself: its tolerance where it is its own, else NaN.
    double stated(long number) {
        return each == null ? Double.NaN : each[(int) number];
    }
}
