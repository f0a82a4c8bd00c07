package org.tessera.science.relativity;

/// A cube of an octree.
///
/// @param level 0 is the whole
/// @param i first of the three numbers of the cube along x, y, z among the cubes of its level
public record OctreeCell(int level, int i, int j, int k) {

    static final OctreeCell ROOT = new OctreeCell(0, 0, 0, 0);

    /// One of the eight halves; the lowest bit halves x.
    OctreeCell child(int number) {
        return new OctreeCell(level + 1, 2 * i + (number & 1), 2 * j + (number >> 1 & 1), 2 * k + (number >> 2));
    }

    /// Length of an edge, when the whole reaches from `-half` to `half`.
    double edge(double half) {
        return 2 * half / (1L << level);
    }

    /// Point (x, y, z) of a grid of `intervals` + 1 points an edge. Cubes that share a point give it the same
    /// coordinates to
    /// the last bit, at any level: a whole number times a spacing that is halved from level to level.
    Vector3 point(double half, int intervals, int x, int y, int z) {
        double spacing = edge(half) / intervals;
        return new Vector3(
                ((long) i * intervals + x) * spacing - half,
                ((long) j * intervals + y) * spacing - half,
                ((long) k * intervals + z) * spacing - half);
    }
}
