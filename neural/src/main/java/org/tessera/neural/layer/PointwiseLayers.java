package org.tessera.neural.layer;

/// Layers that change each number by itself, in place.
final class PointwiseLayers {

    private PointwiseLayers() {}

    static Layer of(LayerSpec.Activation activation, int count) {
        float parameter = (float) activation.parameter();
        return switch (activation.curve()) {
            case RELU -> (in, workspace, lanes) -> relu(in, count * lanes, 0);
            case LEAKY_RELU -> (in, workspace, lanes) -> relu(in, count * lanes, parameter);
            case ELU -> (in, workspace, lanes) -> elu(in, count * lanes, parameter);
            case GELU -> (in, workspace, lanes) -> gelu(in, count * lanes);
            case SILU -> (in, workspace, lanes) -> silu(in, count * lanes);
            case TANH -> (in, workspace, lanes) -> tanh(in, count * lanes);
            case SIGMOID -> (in, workspace, lanes) -> sigmoid(in, count * lanes);
            case SINE -> (in, workspace, lanes) -> sine(in, count * lanes, parameter);
        };
    }

    private static float[] relu(float[] x, int n, float slope) {
        for (int i = 0; i < n; i++) {
            float v = x[i];
            x[i] = v > 0 ? v : v * slope;
        }
        return x;
    }

    private static float[] elu(float[] x, int n, float alpha) {
        for (int i = 0; i < n; i++) {
            float v = x[i];
            x[i] = v > 0 ? v : (float) (alpha * (Elementary.exp(v) - 1));
        }
        return x;
    }

    private static float[] gelu(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) Elementary.gelu(x[i]);
        }
        return x;
    }

    private static float[] silu(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) (x[i] * Elementary.sigmoid(x[i]));
        }
        return x;
    }

    private static float[] tanh(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) Elementary.tanh(x[i]);
        }
        return x;
    }

    private static float[] sigmoid(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) Elementary.sigmoid(x[i]);
        }
        return x;
    }

    private static float[] sine(float[] x, int n, float frequency) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) Elementary.sin((double) (x[i] * frequency));
        }
        return x;
    }

    /// A factor and a summand a channel.
    static Layer scale(float[] factor, float[] summand, int positions) {
        int channels = factor.length;
        return (in, workspace, lanes) -> {
            for (int row = 0; row < positions * channels; row++) {
                float f = factor[row % channels];
                float s = summand[row % channels];
                int end = (row + 1) * lanes;
                for (int i = row * lanes; i < end; i++) {
                    in[i] = in[i] * f + s;
                }
            }
            return in;
        };
    }

    static Layer residual(Layer body, int count) {
        return (in, workspace, lanes) -> {
            float[] copy = workspace.take();
            System.arraycopy(in, 0, copy, 0, count * lanes);
            float[] out = body.apply(copy, workspace, lanes);
            for (int i = 0; i < count * lanes; i++) {
                in[i] += out[i];
            }
            workspace.give(out);
            return in;
        };
    }

    static Layer gate(Layer body, int count) {
        return (in, workspace, lanes) -> {
            float[] copy = workspace.take();
            System.arraycopy(in, 0, copy, 0, count * lanes);
            float[] out = body.apply(copy, workspace, lanes);
            for (int i = 0; i < count * lanes; i++) {
                in[i] *= out[i];
            }
            workspace.give(out);
            return in;
        };
    }

    /// Rows in another order: what flatten and reshape do to numbers that lie as (position, channel).
    static Layer reordered(Features from, Features to) {
        int[] source = new int[from.count()];
        boolean same = true;
        for (int i = 0; i < source.length; i++) {
            source[row(to, i)] = row(from, i);
        }
        for (int i = 0; i < source.length; i++) {
            same &= source[i] == i;
        }
        if (same) {
            return (in, workspace, lanes) -> in;
        }
        return (in, workspace, lanes) -> {
            float[] out = workspace.take();
            for (int i = 0; i < source.length; i++) {
                System.arraycopy(in, source[i] * lanes, out, i * lanes, lanes);
            }
            workspace.give(in);
            return out;
        };
    }

    /// The row of a number whose index in (channel, position) order is given.
    static int row(Features features, int index) {
        int positions = features.positions();
        return index % positions * features.channels() + index / positions;
    }
}
