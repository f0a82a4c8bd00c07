package org.tessera.science.vdf;

import org.tessera.field.Box;
import org.tessera.field.Shape;

/// A regular grid in velocity space. Values on it lie with vz slowest and vx fastest.
public record VelocityGrid(VelocityAxis x, VelocityAxis y, VelocityAxis z) {

    public VelocityGrid {
        Shape.of(z.cells(), y.cells(), x.cells());
    }

    /// A cube of `cells`³ from `-extent` to `extent` along each axis.
    public static VelocityGrid cube(double extent, int cells) {
        VelocityAxis axis = new VelocityAxis(-extent, 2 * extent / cells, cells);
        return new VelocityGrid(axis, axis, axis);
    }

    /// Cells along vz, vy and vx.
    public Shape shape() {
        return Shape.of(z.cells(), y.cells(), x.cells());
    }

    /// Cells as one number.
    ///
    /// @throws IllegalArgumentException when they do not fit one array
    public int count() {
        int[] sizes = shape().intSizes();
        return sizes[0] * sizes[1] * sizes[2];
    }

    /// Volume of a cell, m³/s³.
    public double cellVolume() {
        return x.spacing() * y.spacing() * z.spacing();
    }

    /// The grid of some cells.
    ///
    /// @param box along vz, vy, vx; may reach beyond the grid
    public VelocityGrid part(Box box) {
        int[] sizes = box.shape().intSizes();
        return new VelocityGrid(
                x.part(box.start(2), sizes[2]), y.part(box.start(1), sizes[1]), z.part(box.start(0), sizes[0]));
    }
}
