package org.tessera.science.mesh;

import java.util.Arrays;

/// The surface on which a field has one value, by marching cubes: inside are points of that value or more.
///
/// Points lie on the edges of the lattice, where the straight line between two values meets the level; neighbouring
/// cubes share them. Where the surface meets the border of the lattice it is open, everywhere else it is closed.
/// Normals point to smaller values, against the gradient.
///
/// Source of the idea: W. Lorensen and H. Cline, "Marching cubes" (1987).
public final class Isosurface {

    private static final int NONE = -1;

    private final double[] values;
    private final Lattice lattice;
    private final double level;
    private final MeshBuilder mesh = new MeshBuilder();
    /// Points on the edges along x, y and z of the current layer, x and y also of the one above it.
    private final int[][] lower = new int[3][];
    private final int[][] upper = new int[3][];

    private Isosurface(double[] values, Lattice lattice, double level) {
        this.values = values;
        this.lattice = lattice;
        this.level = level;
    }

    /// @param values finite, as many as the lattice has points
    /// @return without triangles where no cube has values on both sides
    public static Mesh of(double[] values, Lattice lattice, double level) {
        if (values.length != lattice.count()) {
            throw new IllegalArgumentException(
                    "a lattice of " + lattice.count() + " points and " + values.length + " values");
        }
        if (!Double.isFinite(level)) {
            throw new IllegalArgumentException("a level must be finite, found " + level);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("surfaces need finite values, found " + value);
            }
        }
        return new Isosurface(values, lattice, level).march();
    }

    private Mesh march() {
        for (int axis = 0; axis < 3; axis++) {
            lower[axis] = empty();
            upper[axis] = empty();
        }
        for (int k = 0; k + 1 < lattice.nz(); k++) {
            for (int j = 0; j + 1 < lattice.ny(); j++) {
                for (int i = 0; i + 1 < lattice.nx(); i++) {
                    cube(i, j, k);
                }
            }
            rise();
        }
        return mesh.build();
    }

    private int[] empty() {
        int[] points = new int[lattice.nx() * lattice.ny()];
        Arrays.fill(points, NONE);
        return points;
    }

    private void rise() {
        for (int axis = 0; axis < 3; axis++) {
            int[] done = lower[axis];
            lower[axis] = upper[axis];
            upper[axis] = done;
            Arrays.fill(done, NONE);
        }
    }

    private void cube(int i, int j, int k) {
        int inside = 0;
        for (int corner = 0; corner < CubeCases.CORNERS; corner++) {
            if (value(i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2)) >= level) {
                inside |= 1 << corner;
            }
        }
        int[] edges = CubeCases.of(inside);
        for (int e = 0; e < edges.length; e += 3) {
            mesh.triangle(point(i, j, k, edges[e]), point(i, j, k, edges[e + 1]), point(i, j, k, edges[e + 2]));
        }
    }

    private double value(int i, int j, int k) {
        return values[lattice.index(i, j, k)];
    }

    /// The point on an edge of a cube, made when it is first asked for.
    private int point(int i, int j, int k, int edge) {
        int corner = CubeCases.start(edge);
        int x = i + (corner & 1);
        int y = j + (corner >> 1 & 1);
        int z = k + (corner >> 2);
        int[] layer = (z == k ? lower : upper)[edge / 4];
        int at = y * lattice.nx() + x;
        if (layer[at] == NONE) {
            layer[at] = cut(x, y, z, edge / 4);
        }
        return layer[at];
    }

    private int cut(int x, int y, int z, int axis) {
        int ex = x + (axis == 0 ? 1 : 0);
        int ey = y + (axis == 1 ? 1 : 0);
        int ez = z + (axis == 2 ? 1 : 0);
        double a = value(x, y, z);
        double b = value(ex, ey, ez);
        // Halves, lest the difference of two large values overflow.
        double t = (level / 2 - a / 2) / (b / 2 - a / 2);
        t = t >= 0 && t <= 1 ? t : 0.5;
        double[] normal = new double[3];
        double most = 0;
        for (int n = 0; n < 3; n++) {
            double slope = (1 - t) * slope(x, y, z, n) + t * slope(ex, ey, ez, n);
            normal[n] = -slope;
            most = Math.max(most, Math.abs(slope));
        }
        if (!(most > 0) || most == Double.POSITIVE_INFINITY) {
            Arrays.fill(normal, 0);
            normal[axis] = a > b ? 1 : -1;
            most = 1;
        }
        double length = 0;
        for (int n = 0; n < 3; n++) {
            // Squares of densities of 1e-200 would be 0.
            normal[n] /= most;
            length += normal[n] * normal[n];
        }
        length = Math.sqrt(length);
        return mesh.point(
                lattice.x() + (x + t * (ex - x)) * lattice.dx(),
                lattice.y() + (y + t * (ey - y)) * lattice.dy(),
                lattice.z() + (z + t * (ez - z)) * lattice.dz(),
                normal[0] / length,
                normal[1] / length,
                normal[2] / length);
    }

    /// Central difference along an axis, one-sided at the border.
    private double slope(int x, int y, int z, int axis) {
        int at = axis == 0 ? x : axis == 1 ? y : z;
        int points = axis == 0 ? lattice.nx() : axis == 1 ? lattice.ny() : lattice.nz();
        double step = axis == 0 ? lattice.dx() : axis == 1 ? lattice.dy() : lattice.dz();
        int stride = axis == 0 ? 1 : axis == 1 ? lattice.nx() : lattice.nx() * lattice.ny();
        int index = lattice.index(x, y, z);
        int before = at > 0 ? 1 : 0;
        int after = at + 1 < points ? 1 : 0;
        return (values[index + after * stride] - values[index - before * stride]) / ((before + after) * step);
    }
}
