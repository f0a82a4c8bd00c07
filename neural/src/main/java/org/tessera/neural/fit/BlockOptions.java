package org.tessera.neural.fit;

import org.jspecify.annotations.Nullable;
import org.tessera.codec.OptionText;

/// Options of an autoencoder of blocks.
///
/// @param shape of the network
/// @param norm whether it is trained with batch norms
/// @param codebook of the latents, or null
/// @param plan of the fit
record BlockOptions(BlockNetwork shape, boolean norm, Autoencoding.@Nullable Codebook codebook, FitPlan plan) {

    private static final FitPlan USUAL = new FitPlan(200, 32, 2e-3, FitPlan.Loss.MSE, 0, 0, 1);

    static BlockOptions cnn(OptionText text) {
        int latent = text.integer("latent", 4, 1, BlockNetwork.MOST_CHANNELS);
        boolean norm = text.word("norm", "none", "none", "batch").equals("batch");
        return new BlockOptions(shape(text, latent), norm, null, CoordinateOptions.plan(text, USUAL));
    }

    static BlockOptions codebook(OptionText text) {
        int dimension = text.integer("dimension", 8, 1, BlockNetwork.MOST_CHANNELS);
        Autoencoding.Codebook book = new Autoencoding.Codebook(
                text.integer("entries", 128, 2, BlockModel.MOST_ENTRIES),
                0.99,
                text.number("commitment", 0.25, 0, 100));
        return new BlockOptions(shape(text, dimension), false, book, CoordinateOptions.plan(text, USUAL));
    }

    private static BlockNetwork shape(OptionText text, int latent) {
        int[] channels = CoordinateOptions.widths(
                text, "channels", "8x16", BlockNetwork.MOST_LEVELS, BlockNetwork.MOST_CHANNELS);
        int edge = text.integer("edge", 8, 2, BlockNetwork.MOST_EDGE);
        if (edge % (1 << channels.length) != 0) {
            throw new IllegalArgumentException(text.name() + ":edge must be a multiple of " + (1 << channels.length)
                    + ", as each of the " + channels.length + " channels halves a block, found " + edge);
        }
        return new BlockNetwork(edge, channels, latent);
    }
}
