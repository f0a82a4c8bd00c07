package org.tessera.neural.layer;

/// Layers that divide by what they see: sums in double, in the order of channels, then one rounding.
final class NormLayers {

    private static final float SMALLEST_BETA = 1e-6f;

    private NormLayers() {}

    static Layer group(LayerSpec.GroupNorm norm, Features shape, float[] weight, float[] bias) {
        int channels = shape.channels();
        int positions = shape.positions();
        int size = channels / norm.groups();
        return (in, workspace, lanes) -> {
            double[] mean = new double[lanes];
            double[] factor = new double[lanes];
            for (int first = 0; first < channels; first += size) {
                moments(in, first, size, channels, positions, lanes, norm.epsilon(), mean, factor);
                for (int p = 0; p < positions; p++) {
                    for (int c = first; c < first + size; c++) {
                        int row = (p * channels + c) * lanes;
                        for (int lane = 0; lane < lanes; lane++) {
                            double scaled = (in[row + lane] - mean[lane]) * factor[lane];
                            in[row + lane] = (float) (scaled * weight[c] + bias[c]);
                        }
                    }
                }
            }
            return in;
        };
    }

    private static void moments(
            float[] in,
            int first,
            int size,
            int channels,
            int positions,
            int lanes,
            double epsilon,
            double[] mean,
            double[] factor) {
        for (int lane = 0; lane < lanes; lane++) {
            double sum = 0;
            for (int p = 0; p < positions; p++) {
                for (int c = first; c < first + size; c++) {
                    sum += in[(p * channels + c) * lanes + lane];
                }
            }
            mean[lane] = sum / ((double) positions * size);
            double squares = 0;
            for (int p = 0; p < positions; p++) {
                for (int c = first; c < first + size; c++) {
                    double d = in[(p * channels + c) * lanes + lane] - mean[lane];
                    squares += d * d;
                }
            }
            factor[lane] = 1 / Math.sqrt(squares / ((double) positions * size) + epsilon);
        }
    }

    /// x / sqrt(beta + gamma x²), or x times the root.
    static Layer gdn(boolean inverse, Features shape, float[] beta, float[] gamma) {
        int channels = shape.channels();
        int count = shape.count();
        float[] least = beta.clone();
        float[] sizes = gamma.clone();
        for (int c = 0; c < channels; c++) {
            least[c] = Math.max(least[c], SMALLEST_BETA);
        }
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        Layer sums = new GatherLayer(Connections.pointwise(shape.positions()), channels, channels, sizes, least);
        return (in, workspace, lanes) -> {
            float[] squares = workspace.take();
            int n = count * lanes;
            for (int i = 0; i < n; i++) {
                squares[i] = in[i] * in[i];
            }
            float[] norm = sums.apply(squares, workspace, lanes);
            for (int i = 0; i < n; i++) {
                // The root of a float, rounded from that of a double, is the correctly rounded one.
                float root = (float) Math.sqrt(norm[i]);
                in[i] = inverse ? in[i] * root : in[i] / root;
            }
            workspace.give(norm);
            return in;
        };
    }
}
