package org.tessera.neural.fit;

import java.util.ArrayList;
import java.util.List;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.neural.layer.Curve;
import org.tessera.neural.layer.Features;
import org.tessera.neural.layer.LayerParameters;
import org.tessera.neural.layer.LayerSpec;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.Network;
import org.tessera.neural.layer.ParameterSpec;

/// A network from the coordinates of a point to the value there, as it stands in a payload, without its numbers.
///
/// @param waves what it sees of coordinates
/// @param order number of frequencies
/// @param range the largest frequency in quarters of a period
/// @param seed of the frequencies
/// @param layers widths of the hidden layers
/// @param curve after each of them
@SuppressWarnings("ArrayRecordComponent")
record CoordinateNetwork(CoordinateFeatures.Kind waves, int order, int range, int seed, int[] layers, Curve curve) {

    /// Points that go through the network together.
    private static final int TOGETHER = 4096;

    void write(ByteWriter out) {
        out.u8(waves.ordinal());
        if (waves != CoordinateFeatures.Kind.NONE) {
            out.u8(order).u8(range).varint(seed);
        }
        out.u8(java.util.Arrays.asList(CoordinateOptions.CURVES).indexOf(curve)).u8(layers.length);
        for (int width : layers) {
            out.varint(width);
        }
    }

    static CoordinateNetwork read(ByteReader in) {
        int kind = in.u8();
        boolean waves = kind > 0;
        int order = waves ? in.u8() : 0;
        int range = waves ? in.u8() : 0;
        int seed = waves ? in.varint(Integer.MAX_VALUE, "a seed") : 0;
        int curve = in.u8();
        int count = in.u8();
        if (kind >= CoordinateFeatures.Kind.values().length
                || curve >= CoordinateOptions.CURVES.length
                || waves && (order < 1 || order > CoordinateOptions.MOST_ORDER || range < 1)
                || count < 1
                || count > CoordinateOptions.MOST_LAYERS) {
            throw in.malformed("a network of coordinates expected, found waves " + kind + " of order " + order
                    + ", activation " + curve + ", " + count + " layers");
        }
        int[] layers = new int[count];
        for (int i = 0; i < count; i++) {
            layers[i] = in.varint(CoordinateOptions.MOST_WIDTH, "the width of a layer");
            if (layers[i] < 1) {
                throw in.malformed("a layer of at least one number expected");
            }
        }
        return new CoordinateNetwork(
                CoordinateFeatures.Kind.values()[kind], order, range, seed, layers, CoordinateOptions.CURVES[curve]);
    }

    /// @param sizes of the grid
    CoordinateFeatures features(int[] sizes) {
        return new CoordinateFeatures(waves, sizes, order, (double) range / CoordinateOptions.QUARTERS, seed);
    }

    LayerSpec.Sequence sequence(int outputs) {
        List<LayerSpec> list = new ArrayList<>();
        for (int width : layers) {
            list.add(new LayerSpec.Linear(width, true));
            list.add(new LayerSpec.Activation(curve, curve.usual()));
        }
        list.add(new LayerSpec.Linear(outputs, true));
        return new LayerSpec.Sequence(list);
    }

    List<ParameterSpec> parameters(CoordinateFeatures features, int outputs) {
        return LayerParameters.of(sequence(outputs), Features.of(features.count()), Regression.PREFIX);
    }

    Network network(CoordinateFeatures features, int outputs, NamedTensors tensors) {
        return Network.of(sequence(outputs), Features.of(features.count()), tensors, Regression.PREFIX);
    }

    /// Outputs at some points, one point after the other.
    ///
    /// @param stride from one point to the next
    static float[] run(Network network, CoordinateFeatures features, int points, int stride) {
        int width = features.count();
        int outputs = network.out().count();
        int count = (points + stride - 1) / stride;
        float[] out = new float[Math.multiplyExact(count, outputs)];
        float[] in = new float[Math.min(count, TOGETHER) * width];
        for (int from = 0; from < count; from += TOGETHER) {
            int n = Math.min(TOGETHER, count - from);
            for (int i = 0; i < n; i++) {
                features.write((from + i) * stride, in, i * width);
            }
            network.run(in, 0, n, out, from * outputs);
        }
        return out;
    }
}
