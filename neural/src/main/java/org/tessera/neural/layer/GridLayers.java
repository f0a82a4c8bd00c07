package org.tessera.neural.layer;

import java.util.Arrays;

/// Pooling and upsampling: each output position from a few input positions, channel by channel.
final class GridLayers {

    private GridLayers() {}

    static Layer pool(LayerSpec.Pool pool, Features in, Features out) {
        LayerSpec.Convolution shape = new LayerSpec.Convolution(in.channels(), pool.kernel(), pool.stride(), 0, false);
        Connections windows = Connections.convolution(in, out, shape);
        int row = in.channels();
        float size = windows.taps();
        return (x, workspace, lanes) -> {
            float[] y = workspace.take();
            int length = row * lanes;
            for (int p = 0; p < out.positions(); p++) {
                int to = p * length;
                int first = windows.start(p);
                System.arraycopy(x, windows.sources()[first] * length, y, to, length);
                for (int i = first + 1; i < windows.start(p + 1); i++) {
                    int from = windows.sources()[i] * length;
                    if (pool.maximum()) {
                        largest(x, from, y, to, length);
                    } else {
                        sum(x, from, 1, y, to, length);
                    }
                }
                if (!pool.maximum()) {
                    for (int i = to; i < to + length; i++) {
                        y[i] /= size;
                    }
                }
            }
            workspace.give(x);
            return y;
        };
    }

    private static void largest(float[] x, int from, float[] y, int to, int n) {
        for (int i = 0; i < n; i++) {
            y[to + i] = Math.max(y[to + i], x[from + i]);
        }
    }

    private static void sum(float[] x, int from, float weight, float[] y, int to, int n) {
        for (int i = 0; i < n; i++) {
            y[to + i] += weight * x[from + i];
        }
    }

    static Layer upsample(LayerSpec.Upsample up, Features in, Features out) {
        return up.linear() ? linear(up.factor(), in, out) : nearest(up.factor(), in, out);
    }

    private static Layer nearest(int factor, Features in, Features out) {
        int[] source = new int[out.positions()];
        for (int p = 0; p < source.length; p++) {
            int rest = p;
            int stride = 1;
            for (int axis = in.rank() - 1; axis >= 0; axis--) {
                source[p] += rest % out.axis(axis) / factor * stride;
                stride *= in.axis(axis);
                rest /= out.axis(axis);
            }
        }
        return (x, workspace, lanes) -> {
            float[] y = workspace.take();
            int length = in.channels() * lanes;
            for (int p = 0; p < source.length; p++) {
                System.arraycopy(x, source[p] * length, y, p * length, length);
            }
            workspace.give(x);
            return y;
        };
    }

    /// Points at the middles of cells; outside of the first and last middle the value stays.
    private static Layer linear(int factor, Features in, Features out) {
        int corners = 1 << in.rank();
        int[] source = new int[out.positions() * corners];
        float[] weight = new float[source.length];
        for (int p = 0; p < out.positions(); p++) {
            for (int corner = 0; corner < corners; corner++) {
                corner(factor, in, out, p, corner, p * corners + corner, source, weight);
            }
        }
        return (x, workspace, lanes) -> {
            float[] y = workspace.take();
            int length = in.channels() * lanes;
            for (int p = 0; p < out.positions(); p++) {
                Arrays.fill(y, p * length, (p + 1) * length, 0);
                for (int i = p * corners; i < (p + 1) * corners; i++) {
                    sum(x, source[i] * length, weight[i], y, p * length, length);
                }
            }
            workspace.give(x);
            return y;
        };
    }

    private static void corner(
            int factor, Features in, Features out, int position, int corner, int at, int[] source, float[] weight) {
        int rest = position;
        int stride = 1;
        double product = 1;
        for (int axis = in.rank() - 1; axis >= 0; axis--) {
            double middle = Math.max(0, (rest % out.axis(axis) + 0.5) / factor - 0.5);
            int low = (int) middle;
            int high = Math.min(low + 1, in.axis(axis) - 1);
            double part = middle - low;
            boolean upper = (corner >> axis & 1) == 1;
            source[at] += (upper ? high : low) * stride;
            product *= upper ? part : 1 - part;
            stride *= in.axis(axis);
            rest /= out.axis(axis);
        }
        weight[at] = (float) product;
    }
}
