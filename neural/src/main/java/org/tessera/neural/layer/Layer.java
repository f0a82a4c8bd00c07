package org.tessera.neural.layer;

/// One layer, ready to run on a tile: some samples side by side.
///
/// Numbers of a tile lie as (position, channel, sample): the samples are the fastest axis, so the lanes of a vector
/// are different samples, and no number of a sample ever depends on how many lanes there are, or on its neighbours.
interface Layer {

    /// @param in numbers of the input, owned by the layer from now on: it may be changed, or given back
    /// @param lanes samples of the tile, a multiple of [Workspace#GRAIN]
    /// @return the output, in `in` or in an array taken from the workspace
    float[] apply(float[] in, Workspace workspace, int lanes);
}
