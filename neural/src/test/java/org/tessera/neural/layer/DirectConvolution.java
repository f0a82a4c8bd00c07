package org.tessera.neural.layer;

/// Convolutions as their definition says: every output, every tap, in double. Slow, and another way to the same sums.
final class DirectConvolution {

    private DirectConvolution() {}

    static float[] of(LayerSpec layer, Features in, Features out, NamedTensors tensors, float[] x) {
        boolean transposed = layer instanceof LayerSpec.TransposedConvolution;
        int kernel;
        int stride;
        int padding;
        if (layer instanceof LayerSpec.Convolution c) {
            kernel = c.kernel();
            stride = c.stride();
            padding = c.padding();
        } else {
            LayerSpec.TransposedConvolution t = (LayerSpec.TransposedConvolution) layer;
            kernel = t.kernel();
            stride = t.stride();
            padding = t.padding();
        }
        int taps = (int) Math.round(Math.pow(kernel, in.rank()));
        float[] weight = tensors.get("x.0.weight", (long) in.channels() * out.channels() * taps);
        float[] bias = tensors.get("x.0.bias", out.channels());
        int samples = x.length / in.count();
        double[] y = new double[samples * out.count()];
        for (int s = 0; s < samples; s++) {
            for (int o = 0; o < out.channels(); o++) {
                for (int p = 0; p < out.positions(); p++) {
                    y[s * out.count() + o * out.positions() + p] = bias[o];
                }
            }
            for (int i = 0; i < in.channels(); i++) {
                for (int o = 0; o < out.channels(); o++) {
                    for (int tap = 0; tap < taps; tap++) {
                        float w = weight[(transposed ? i * out.channels() + o : o * in.channels() + i) * taps + tap];
                        Features fine = transposed ? in : out;
                        for (int p = 0; p < fine.positions(); p++) {
                            int q = moved(fine, transposed ? out : in, p, tap, kernel, stride, padding);
                            if (q >= 0) {
                                int from = s * in.count() + i * in.positions() + (transposed ? p : q);
                                int to = s * out.count() + o * out.positions() + (transposed ? q : p);
                                y[to] += (double) w * x[from];
                            }
                        }
                    }
                }
            }
        }
        float[] floats = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            floats[i] = (float) y[i];
        }
        return floats;
    }

    /// Position p times the stride, plus the tap, minus the padding; -1 outside.
    private static int moved(Features of, Features other, int p, int tap, int kernel, int stride, int padding) {
        int position = p;
        int t = tap;
        int result = 0;
        int step = 1;
        for (int axis = of.rank() - 1; axis >= 0; axis--) {
            int at = position % of.axis(axis) * stride + t % kernel - padding;
            if (at < 0 || at >= other.axis(axis)) {
                return -1;
            }
            result += at * step;
            step *= other.axis(axis);
            position /= of.axis(axis);
            t /= kernel;
        }
        return result;
    }
}
