package org.tessera.neural.layer;

import java.util.ArrayList;
import java.util.List;

/// Layers with their numbers, ready to run in pure Java. Immutable, for any number of threads.
///
/// The output bits of a sample depend on the network and that sample only: not on the machine, the Vector API, the
/// number of threads, or the samples around it.
public final class Network {

    /// Most bytes of one array of a tile, so that what flows stays near the processor.
    private static final int TILE_BYTES = 1 << 21;
    private static final int MOST_LANES = 64;

    private final Features in;
    private final Features out;
    private final Layer layers;
    private final int widest;
    private final int lanes;
    private final long products;

    private Network(Features in, Features out, Layer layers, int widest, long products) {
        this.in = in;
        this.out = out;
        this.layers = layers;
        this.widest = widest;
        this.products = products;
        int wanted = TILE_BYTES / Float.BYTES / widest / Workspace.GRAIN * Workspace.GRAIN;
        this.lanes = Math.max(Workspace.GRAIN, Math.min(MOST_LANES, wanted));
    }

    /// @param prefix of the names of its tensors, such as `decoder`
    /// @throws org.tessera.error.CompressionException when layers and numbers do not fit together, before anything
    ///     large is allocated
    public static Network of(LayerSpec.Sequence spec, Features in, NamedTensors tensors, String prefix) {
        LayerParameters.of(spec, in, prefix);
        Builder builder = new Builder(tensors);
        Layer layers = builder.sequence(spec, in, prefix);
        return new Network(in, LayerShapes.output(spec, in), layers, builder.widest, builder.products);
    }

    public Features in() {
        return in;
    }

    public Features out() {
        return out;
    }

    /// Multiplications and additions of matrices and convolutions for one sample.
    public long products() {
        return products;
    }

    /// Runs samples, each channels first and in row-major order, one after the other.
    ///
    /// @return as many outputs
    public float[] run(float[] samples) {
        int count = samples.length / in.count();
        float[] results = new float[Math.multiplyExact(count, out.count())];
        run(samples, 0, count, results, 0);
        return results;
    }

    /// Runs `count` samples from the value `at` on, and writes outputs from `to` on.
    public void run(float[] samples, int at, int count, float[] results, int to) {
        int most = Math.min(lanes, grained(count));
        Workspace workspace = new Workspace(Math.multiplyExact(widest, most));
        for (int done = 0; done < count; done += most) {
            int n = Math.min(most, count - done);
            int width = grained(n);
            float[] tile = workspace.take();
            load(samples, at + done * in.count(), n, width, tile);
            float[] made = layers.apply(tile, workspace, width);
            store(made, n, width, results, to + done * out.count());
            workspace.give(made);
        }
    }

    private static int grained(int n) {
        return (n + Workspace.GRAIN - 1) / Workspace.GRAIN * Workspace.GRAIN;
    }

    private void load(float[] samples, int at, int n, int width, float[] tile) {
        for (int i = 0; i < in.count(); i++) {
            int row = PointwiseLayers.row(in, i) * width;
            for (int lane = 0; lane < n; lane++) {
                tile[row + lane] = samples[at + lane * in.count() + i];
            }
            for (int lane = n; lane < width; lane++) {
                tile[row + lane] = 0;
            }
        }
    }

    private void store(float[] tile, int n, int width, float[] results, int to) {
        for (int i = 0; i < out.count(); i++) {
            int row = PointwiseLayers.row(out, i) * width;
            for (int lane = 0; lane < n; lane++) {
                results[to + lane * out.count() + i] = tile[row + lane];
            }
        }
    }

    /// Puts layers together, and notes the widest place between them.
    private static final class Builder {

        private final NamedTensors tensors;
        private int widest = 1;
        private long products;

        Builder(NamedTensors tensors) {
            this.tensors = tensors;
        }

        Layer sequence(LayerSpec.Sequence spec, Features in, String path) {
            List<Layer> layers = new ArrayList<>();
            Features at = in;
            widest = Math.max(widest, in.count());
            for (int i = 0; i < spec.layers().size(); i++) {
                LayerSpec layer = spec.layers().get(i);
                Features next = LayerShapes.output(layer, at);
                widest = Math.max(widest, next.count());
                layers.add(layer(layer, at, next, path + "." + i));
                at = next;
            }
            Layer[] all = layers.toArray(new Layer[0]);
            return (in0, workspace, lanes) -> {
                float[] x = in0;
                for (Layer layer : all) {
                    x = layer.apply(x, workspace, lanes);
                }
                return x;
            };
        }

        private Layer layer(LayerSpec spec, Features in, Features out, String path) {
            int c = in.channels();
            return switch (spec) {
                case LayerSpec.Linear linear -> gather(Connections.pointwise(1), in, out, path, linear.bias(), false);
                case LayerSpec.Convolution conv ->
                    gather(Connections.convolution(in, out, conv), in, out, path, conv.bias(), false);
                case LayerSpec.TransposedConvolution conv ->
                    gather(Connections.transposed(in, out, conv), in, out, path, conv.bias(), true);
                case LayerSpec.BatchNorm norm -> batchNorm(norm, in, path);
                case LayerSpec.GroupNorm norm ->
                    NormLayers.group(norm, in, tensors.get(path + ".weight", c), tensors.get(path + ".bias", c));
                case LayerSpec.Scale scale ->
                    PointwiseLayers.scale(
                            tensors.get(path + ".weight", c), tensors.get(path + ".bias", c), in.positions());
                case LayerSpec.Gdn gdn -> {
                    products += (long) in.positions() * c * c;
                    float[] gamma = tensors.get(path + ".gamma", (long) c * c);
                    yield NormLayers.gdn(gdn.inverse(), in, tensors.get(path + ".beta", c), gamma);
                }
                case LayerSpec.Activation activation -> PointwiseLayers.of(activation, in.count());
                case LayerSpec.Pool pool -> GridLayers.pool(pool, in, out);
                case LayerSpec.Upsample up -> GridLayers.upsample(up, in, out);
                case LayerSpec.Residual residual ->
                    PointwiseLayers.residual(sequence(residual.body(), in, path), in.count());
                case LayerSpec.Gate gate -> PointwiseLayers.gate(sequence(gate.body(), in, path), in.count());
                case LayerSpec.Sequence inner -> sequence(inner, in, path);
                case LayerSpec.Flatten flatten -> PointwiseLayers.reordered(in, out);
                case LayerSpec.Reshape reshape -> PointwiseLayers.reordered(in, out);
            };
        }

        private Layer gather(
                Connections connections, Features in, Features out, String path, boolean bias, boolean transposed) {
            int taps = connections.taps();
            int from = in.channels();
            int to = out.channels();
            float[] stored = tensors.get(path + ".weight", (long) taps * from * to);
            float[] ordered = new float[stored.length];
            for (int o = 0; o < to; o++) {
                for (int t = 0; t < taps; t++) {
                    for (int i = 0; i < from; i++) {
                        int place = transposed ? (i * to + o) * taps + t : (o * from + i) * taps + t;
                        ordered[(o * taps + t) * from + i] = stored[place];
                    }
                }
            }
            products += connections.pairs() * from * to;
            float[] biases = bias ? tensors.get(path + ".bias", to) : new float[to];
            return new GatherLayer(connections, from, to, ordered, biases);
        }

        /// A batch norm that was not folded away.
        private Layer batchNorm(LayerSpec.BatchNorm norm, Features in, String path) {
            Folding.Affine affine = Folding.affine(norm, in.channels(), path, tensors);
            return PointwiseLayers.scale(
                    Folding.rounded(affine.factor()), Folding.rounded(affine.summand()), in.positions());
        }
    }
}
