package org.tessera.neural.codec;

import org.tessera.neural.layer.Network;
import org.tessera.neural.network.NetworkModel;
import org.tessera.neural.normalise.Normalisation;

/// Blocks through the two halves of an autoencoder, many at once.
final class NetworkBlocks {

    private final NetworkModel model;
    private final Normalisation normalisation;
    private final int points;
    private final int latents;
    private final int sides;

    NetworkBlocks(NetworkModel model) {
        this.model = model;
        normalisation = model.normalisation();
        points = model.architecture().input().count();
        latents = model.architecture().latent().count();
        sides = normalisation.side().size();
    }

    int points() {
        return points;
    }

    int latents() {
        return latents;
    }

    int sides() {
        return sides;
    }

    /// @param values block after block
    /// @param side where the side information goes
    /// @return latents, block after block
    float[] analyse(double[] values, float[] side) {
        Network encoder = model.encoder();
        int blocks = values.length / points;
        float[] seen = new float[values.length];
        float[] block = new float[points];
        for (int b = 0; b < blocks; b++) {
            for (int p = 0; p < points; p++) {
                block[p] = (float) values[b * points + p];
            }
            normalisation.forward(block, 0, points, side, b * sides, block);
            System.arraycopy(block, 0, seen, b * points, points);
        }
        return encoder.run(seen);
    }

    /// The same bits on every machine.
    ///
    /// @return values, block after block
    float[] synthesise(float[] all, float[] side) {
        float[] values = model.decoder().run(all);
        for (int b = 0; b < values.length / points; b++) {
            normalisation.inverse(values, b * points, points, side, b * sides, values);
        }
        return values;
    }
}
