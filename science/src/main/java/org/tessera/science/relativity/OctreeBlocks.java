package org.tessera.science.relativity;

/// Blocks of some variables, cut from one or several slices.
///
/// @param variables names, in the order of the values
/// @param points along an edge of a block; its first and last lie on its faces, shared with its neighbours
/// @param values by variable, block, z, y, x
/// @param centers x, y, z of each block
/// @param spacing distance of points, of each block
/// @param levels of each block
/// @param configurations number of the slice that a block comes from
public record OctreeBlocks(
        String[] variables,
        int points,
        float[][] values,
        double[][] centers,
        double[] spacing,
        int[] levels,
        int[] configurations) {

    public int count() {
        return levels.length;
    }
}
