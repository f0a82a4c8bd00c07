package org.tessera.formats.vlsv;

/// A regular grid of cubic cells in space, not refined, centred on y = z = 0; x is fastest.
///
/// @param nx cells along x
/// @param ny cells along y
/// @param nz cells along z
/// @param xmin where it begins along x, m
/// @param width of a cell, m
public record SpaceLayout(int nx, int ny, int nz, double xmin, double width) {

    public SpaceLayout {
        boolean sizes = nx > 0 && ny > 0 && nz > 0 && (double) nx * ny * nz <= 1 << 24;
        if (!sizes || !(width > 0) || !Double.isFinite(xmin) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("a grid of " + nx + " x " + ny + " x " + nz + " cells of " + width
                    + " m: at most 2^24 cells, of a width above 0");
        }
    }

    public int count() {
        return nx * ny * nz;
    }
}
