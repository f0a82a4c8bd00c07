package org.tessera.neural.layer;

import org.tessera.field.Vectors;

/// Matrices and convolutions of all kinds as one: each output position gathers input positions, each through the
/// matrix of its tap, in the order of [Connections], input channels inside.
///
/// An output number starts as its bias, and products are added to it one after the other, each rounded: never fused,
/// never in another order. The tile's samples lie side by side, so even a block of one point is vector work and no
/// copy of the input (im2col) is made.
final class GatherLayer implements Layer {

    /// Output channels that share what is loaded of the input.
    static final int ROWS = 4;

    private static final boolean VECTORS = Vectors.PRESENT && VectorGather.isFast();

    private final Connections connections;
    private final int inChannels;
    private final int outChannels;
    private final float[] weights;
    private final float[] bias;

    /// @param weights of (output channel, tap, input channel)
    /// @param bias of each output channel
    GatherLayer(Connections connections, int inChannels, int outChannels, float[] weights, float[] bias) {
        this.connections = connections;
        this.inChannels = inChannels;
        this.outChannels = outChannels;
        this.weights = grouped(weights, outChannels, weights.length / outChannels);
        this.bias = bias;
    }

    /// Channels in groups of four whose weights alternate, then the rest one by one.
    private static float[] grouped(float[] weights, int channels, int inner) {
        float[] grouped = new float[weights.length];
        int whole = channels / ROWS * ROWS;
        for (int c = 0; c < whole; c++) {
            for (int i = 0; i < inner; i++) {
                grouped[(c / ROWS * inner + i) * ROWS + c % ROWS] = weights[c * inner + i];
            }
        }
        System.arraycopy(weights, whole * inner, grouped, whole * inner, (channels - whole) * inner);
        return grouped;
    }

    @Override
    public float[] apply(float[] in, Workspace workspace, int lanes) {
        float[] out = workspace.take();
        int positions = connections.positions();
        int inner = connections.taps() * inChannels;
        int whole = outChannels / ROWS * ROWS;
        for (int c = 0; c < outChannels; c += c < whole ? ROWS : 1) {
            for (int p = 0; p < positions; p++) {
                int to = (p * outChannels + c) * lanes;
                if (c < whole) {
                    four(in, out, to, c, c * inner, p, lanes);
                } else {
                    one(in, out, to, c, c * inner, p, lanes);
                }
            }
        }
        workspace.give(in);
        return out;
    }

    private void four(float[] in, float[] out, int to, int channel, int base, int position, int lanes) {
        int from = connections.start(position);
        int end = connections.start(position + 1);
        if (VECTORS) {
            VectorGather.four(
                    in,
                    weights,
                    base,
                    connections.sources(),
                    connections.matrices(),
                    from,
                    end,
                    inChannels,
                    bias,
                    channel,
                    out,
                    to,
                    lanes);
        } else {
            ScalarGather.four(
                    in,
                    weights,
                    base,
                    connections.sources(),
                    connections.matrices(),
                    from,
                    end,
                    inChannels,
                    bias,
                    channel,
                    out,
                    to,
                    lanes);
        }
    }

    private void one(float[] in, float[] out, int to, int channel, int base, int position, int lanes) {
        int from = connections.start(position);
        int end = connections.start(position + 1);
        if (VECTORS) {
            VectorGather.one(
                    in,
                    weights,
                    base,
                    connections.sources(),
                    connections.matrices(),
                    from,
                    end,
                    inChannels,
                    bias[channel],
                    out,
                    to,
                    lanes);
        } else {
            ScalarGather.one(
                    in,
                    weights,
                    base,
                    connections.sources(),
                    connections.matrices(),
                    from,
                    end,
                    inChannels,
                    bias[channel],
                    out,
                    to,
                    lanes);
        }
    }
}
