package org.tessera.science.vdf;

/// The velocity mesh of a population: a regular grid cut into cubic blocks, of which a cell in space stores some.
///
/// Block b has the place `bx + by nx + bz nx ny`; inside of a block, as on the grid, vx is fastest.
///
/// @param grid all of it
/// @param width cells along an edge of a block, which divides the cells of each axis
public record VelocityMesh(VelocityGrid grid, int width) {

    /// Most cells along an axis, far above what simulations can afford.
    public static final int MOST_CELLS = 1 << 16;

    public VelocityMesh {
        if (width < 1 || width > 64) {
            throw new IllegalArgumentException("blocks of 1 to 64 cells along an edge expected, found " + width);
        }
        for (VelocityAxis axis : new VelocityAxis[] {grid.x(), grid.y(), grid.z()}) {
            if (axis.cells() % width != 0 || axis.cells() > MOST_CELLS) {
                throw new IllegalArgumentException("a velocity mesh of blocks of " + width + " cells needs a multiple"
                        + " of it along each axis, at most " + MOST_CELLS + ", found " + axis.cells());
            }
        }
    }

    public int blocksX() {
        return grid.x().cells() / width;
    }

    public int blocksY() {
        return grid.y().cells() / width;
    }

    public int blocksZ() {
        return grid.z().cells() / width;
    }

    /// Blocks of the whole mesh.
    public long blocks() {
        return (long) blocksX() * blocksY() * blocksZ();
    }

    public int valuesPerBlock() {
        return width * width * width;
    }

    public long block(int bx, int by, int bz) {
        return bx + (long) blocksX() * (by + (long) blocksY() * bz);
    }

    /// First cell of a block: vz, vy, vx.
    public long[] corner(long block) {
        return new long[] {cellZ(block), cellY(block), cellX(block)};
    }

    /// First cell of a block along vx.
    int cellX(long block) {
        return (int) (block % blocksX()) * width;
    }

    /// First cell of a block along vy.
    int cellY(long block) {
        return (int) (block / blocksX() % blocksY()) * width;
    }

    /// First cell of a block along vz.
    int cellZ(long block) {
        return (int) (block / ((long) blocksX() * blocksY())) * width;
    }
}
