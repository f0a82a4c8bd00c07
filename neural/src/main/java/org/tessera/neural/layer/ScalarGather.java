package org.tessera.neural.layer;

import java.util.Arrays;

/// The kernels of [GatherLayer] without the Vector API: the same operations on each sample in the same order.
final class ScalarGather {

    private ScalarGather() {}

    /// Four output channels at one position.
    ///
    /// @param x the input tile
    /// @param w weights in groups of four, this group from `base`
    /// @param sources input positions, `matrices` their taps, from `from` to `end`
    /// @param b bias of each output channel, `channel` the first of the four
    /// @param y the output tile, the first of the four rows at `to`
    static void four(
            float[] x,
            float[] w,
            int base,
            int[] sources,
            int[] matrices,
            int from,
            int end,
            int channels,
            float[] b,
            int channel,
            float[] y,
            int to,
            int lanes) {
        for (int row = 0; row < GatherLayer.ROWS; row++) {
            int out = to + row * lanes;
            Arrays.fill(y, out, out + lanes, b[channel + row]);
            for (int i = from; i < end; i++) {
                int in = sources[i] * channels * lanes;
                int at = base + matrices[i] * channels * GatherLayer.ROWS + row;
                for (int c = 0; c < channels; c++) {
                    row(x, in + c * lanes, w[at + c * GatherLayer.ROWS], y, out, lanes);
                }
            }
        }
    }

    /// One output channel at one position; weights from `base` lie in order.
    static void one(
            float[] x,
            float[] w,
            int base,
            int[] sources,
            int[] matrices,
            int from,
            int end,
            int channels,
            float b,
            float[] y,
            int to,
            int lanes) {
        Arrays.fill(y, to, to + lanes, b);
        for (int i = from; i < end; i++) {
            int in = sources[i] * channels * lanes;
            int at = base + matrices[i] * channels;
            for (int c = 0; c < channels; c++) {
                row(x, in + c * lanes, w[at + c], y, to, lanes);
            }
        }
    }

    private static void row(float[] x, int in, float weight, float[] y, int out, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            y[out + lane] += weight * x[in + lane];
        }
    }
}
