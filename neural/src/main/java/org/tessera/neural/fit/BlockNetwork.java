package org.tessera.neural.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.Curve;
import org.tessera.neural.layer.Features;
import org.tessera.neural.layer.LayerParameters;
import org.tessera.neural.layer.LayerSpec;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.Network;
import org.tessera.neural.layer.ParameterSpec;

/// A convolutional autoencoder of cubes, as it stands in a payload, without its numbers.
///
/// The encoder halves the cube with each convolution; the decoder enlarges it linearly and convolves. A bottleneck of a
/// few numbers a position lies between.
///
/// @param edge points of a cube along each axis
/// @param channels of the convolutions of the encoder; the decoder has them in reverse
/// @param latent numbers at each position of the bottleneck
@SuppressWarnings("ArrayRecordComponent")
record BlockNetwork(int edge, int[] channels, int latent) {

    static final int MOST_EDGE = 32;
    static final int MOST_LEVELS = 4;
    static final int MOST_CHANNELS = 64;

    private static final LayerSpec CURVE = new LayerSpec.Activation(Curve.ELU, Curve.ELU.usual());
    private static final double EPSILON = 1e-5;

    void write(ByteWriter out) {
        out.u8(edge).u8(latent).u8(channels.length);
        for (int width : channels) {
            out.u8(width);
        }
    }

    static BlockNetwork read(ByteReader in) {
        int edge = in.u8();
        int latent = in.u8();
        int levels = in.u8();
        boolean sound = edge >= 2 && edge <= MOST_EDGE && latent >= 1 && latent <= MOST_CHANNELS;
        sound &= levels >= 1 && levels <= MOST_LEVELS && edge % (1 << levels) == 0;
        if (!sound) {
            throw in.malformed("an autoencoder of blocks expected, found edge " + edge + ", latent " + latent + ", "
                    + levels + " levels");
        }
        int[] channels = new int[levels];
        for (int i = 0; i < levels; i++) {
            channels[i] = in.u8();
            if (channels[i] < 1 || channels[i] > MOST_CHANNELS) {
                throw in.malformed("1 to " + MOST_CHANNELS + " channels expected, found " + channels[i]);
            }
        }
        return new BlockNetwork(edge, channels, latent);
    }

    /// Positions of the bottleneck of a block.
    int positions(int axes) {
        int each = edge >> channels.length;
        return axes == 1 ? each : axes == 2 ? each * each : each * each * each;
    }

    private Features features(int axes, int width, int size) {
        int[] sizes = new int[axes + 1];
        Arrays.fill(sizes, size);
        sizes[0] = width;
        return Features.of(sizes);
    }

    private Features latentFeatures(int axes) {
        return features(axes, latent, edge >> channels.length);
    }

    /// @param norm with a batch norm after each convolution but the last of each half
    Architecture architecture(int axes, boolean norm) {
        List<LayerSpec> encoder = new ArrayList<>();
        for (int width : channels) {
            encoder.add(new LayerSpec.Convolution(width, 3, 2, 1, true));
            activate(encoder, norm);
        }
        encoder.add(new LayerSpec.Convolution(latent, 1, 1, 0, true));
        return new Architecture("blocks", features(axes, 1, edge), new LayerSpec.Sequence(encoder), decoder(norm));
    }

    private static void activate(List<LayerSpec> layers, boolean norm) {
        if (norm) {
            layers.add(new LayerSpec.BatchNorm(EPSILON));
        }
        layers.add(CURVE);
    }

    private LayerSpec.Sequence decoder(boolean norm) {
        List<LayerSpec> decoder = new ArrayList<>();
        for (int level = channels.length - 1; level >= 0; level--) {
            decoder.add(new LayerSpec.Convolution(channels[level], 3, 1, 1, true));
            activate(decoder, norm);
            decoder.add(new LayerSpec.Upsample(2, true));
        }
        decoder.add(new LayerSpec.Convolution(1, 3, 1, 1, true));
        return new LayerSpec.Sequence(decoder);
    }

    /// Tensors of the decoder, batch norms folded away.
    List<ParameterSpec> decoderParameters(int axes) {
        return LayerParameters.of(decoder(false), latentFeatures(axes), "decoder");
    }

    Network decoder(int axes, NamedTensors tensors) {
        return Network.of(decoder(false), latentFeatures(axes), tensors, "decoder");
    }

    Network encoder(int axes, NamedTensors tensors) {
        Architecture plain = architecture(axes, false);
        return Network.of(plain.encoder(), plain.input(), tensors, "encoder");
    }
}
