package org.tessera.training.data;

import org.tessera.neural.normalise.Normalisation;

/// Blocks as a network sees them, with what each needs to come back.
///
/// @param blocks normalised
/// @param side side information, one row a block
public record NormalisedBlocks(Blocks blocks, float[] side) {

    public static NormalisedBlocks of(Blocks blocks, Normalisation normalisation) {
        int size = blocks.shape().count();
        int width = normalisation.side().size();
        float[] values = new float[blocks.values().length];
        float[] side = new float[blocks.count() * width];
        for (int b = 0; b < blocks.count(); b++) {
            normalisation.forward(blocks.values(), b * size, size, side, b * width, values);
        }
        return new NormalisedBlocks(new Blocks(values, blocks.shape(), blocks.count()), side);
    }
}
