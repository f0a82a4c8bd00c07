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
                rows(x, in, w, at, GatherLayer.ROWS, channels, y, out, lanes);
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
            rows(x, in, w, at, 1, channels, y, to, lanes);
        }
    }

    /// Adds all input channels of one position: four of them between a load and a store of each sum.
    private static void rows(
            float[] x, int in, float[] w, int at, int step, int channels, float[] y, int out, int lanes) {
        int c = 0;
        for (; c + 4 <= channels; c += 4) {
            float w0 = w[at + c * step];
            float w1 = w[at + (c + 1) * step];
            float w2 = w[at + (c + 2) * step];
            float w3 = w[at + (c + 3) * step];
            four(x, in + c * lanes, w0, w1, w2, w3, y, out, lanes);
        }
        for (; c < channels; c++) {
            one(x, in + c * lanes, w[at + c * step], y, out, lanes);
        }
    }

    private static void four(float[] x, int in, float w0, float w1, float w2, float w3, float[] y, int out, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            float sum = y[out + lane];
            sum += w0 * x[in + lane];
            sum += w1 * x[in + lanes + lane];
            sum += w2 * x[in + 2 * lanes + lane];
            sum += w3 * x[in + 3 * lanes + lane];
            y[out + lane] = sum;
        }
    }

    private static void one(float[] x, int in, float weight, float[] y, int out, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            y[out + lane] += weight * x[in + lane];
        }
    }
}
