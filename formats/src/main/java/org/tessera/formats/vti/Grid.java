package org.tessera.formats.vti;

import java.util.Arrays;

/// Where the points of a regular grid lie in space.
///
/// @param origin coordinate of the first point along each axis, slowest axis first
/// @param spacing distance between neighbours along each axis, slowest axis first
public record Grid(double[] origin, double[] spacing) {

    public Grid {
        origin = origin.clone();
        spacing = spacing.clone();
        if (origin.length != spacing.length) {
            throw new IllegalArgumentException("origin has " + origin.length + " axes, spacing has " + spacing.length);
        }
        for (double step : spacing) {
            if (!(step > 0) || Double.isInfinite(step)) {
                throw new IllegalArgumentException("spacing must be positive and finite, found " + step);
            }
        }
    }

    /// Points at whole numbers.
    public static Grid unit(int rank) {
        double[] ones = new double[rank];
        Arrays.fill(ones, 1);
        return new Grid(new double[rank], ones);
    }
}
