package org.tessera.science.mesh;

/// Where the values of a field of three axes lie: z slowest, x fastest.
///
/// @param nx points along x, at least 1
/// @param ny points along y
/// @param nz points along z
/// @param x of the first point
/// @param y of the first point
/// @param z of the first point
/// @param dx between neighbours along x, above 0
/// @param dy between neighbours along y
/// @param dz between neighbours along z
public record Lattice(int nx, int ny, int nz, double x, double y, double z, double dx, double dy, double dz) {

    public Lattice {
        if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny > Integer.MAX_VALUE / nz) {
            throw new IllegalArgumentException(
                    "a lattice of " + nz + "x" + ny + "x" + nx + " points does not fit one array");
        }
        if (!(dx > 0 && dy > 0 && dz > 0) || !Double.isFinite(x + y + z + nx * dx + ny * dy + nz * dz)) {
            throw new IllegalArgumentException(
                    "a lattice needs finite places and steps above 0, found steps " + dx + ", " + dy + " and " + dz);
        }
    }

    /// Points at whole numbers from 0.
    public static Lattice counted(int nx, int ny, int nz) {
        return new Lattice(nx, ny, nz, 0, 0, 0, 1, 1, 1);
    }

    /// How many points.
    public int count() {
        return nx * ny * nz;
    }

    /// Where a point lies in the array.
    int index(int i, int j, int k) {
        return (k * ny + j) * nx + i;
    }
}
