package org.tessera.neural.fit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.Network;
import org.tessera.residual.Approximator;
import org.tessera.residual.ValueScale;

/// A field as a network from coordinates to values: its numbers, rounded, are the payload (B. Mildenhall et al. and V.
/// Sitzmann et al., 2020; for distributions the "MLP" methods of Vlasiator). Of more than three axes the last three
/// are the grid, and one network makes many cells, an output each.
///
/// @param codec whose model it is
/// @param options how it is fitted
/// @param scale by which the values were bent, to know what an error comes to
record CoordinateModel(String codec, CoordinateOptions options, ValueScale scale) implements Approximator {

    private static final int AXES = 3;

    /// Points at which it is tried out how exact numbers must be.
    private static final int TRIED = 1 << 14;

    /// More values than this in a payload of few bytes are no field.
    private static final int LEAST_POINTS = 16;

    /// How the axes are taken.
    private record Grid(int[] sizes, int points, int cells) {

        static @Nullable Grid of(FieldSpec spec) {
            int[] axes = spec.shape().longAxes();
            int from = Math.max(0, axes.length - AXES);
            int[] sizes = Arrays.copyOfRange(axes, from, axes.length);
            int points = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
            int cells = (int) (spec.shape().count() / points);
            return sizes.length == 0 || points < LEAST_POINTS || cells > CoordinateOptions.MOST_CELLS
                    ? null
                    : new Grid(sizes, points, cells);
        }
    }

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        Grid grid = Grid.of(field.spec());
        if (grid == null) {
            return null;
        }
        NetworkFitter fitter = NetworkFitter.find(codec);
        double[] values = field.toDoubles();
        float[] heights = CellHeights.of(values, grid.points);
        CoordinateNetwork shape = new CoordinateNetwork(
                options.waves(),
                options.order(),
                options.range(),
                (int) options.plan().seed(),
                options.layers(),
                options.curve());
        CoordinateFeatures features = shape.features(grid.sizes);
        int each = Math.min(options.cells(), grid.cells);
        RoundedTensors[] parts = new RoundedTensors[(grid.cells + each - 1) / each];
        for (int p = 0; p < parts.length; p++) {
            int first = p * each;
            CoordinateFit fit = new CoordinateFit(
                    shape,
                    features,
                    options,
                    scale,
                    values,
                    heights,
                    grid.points,
                    first,
                    Math.min(each, grid.cells - first));
            NamedTensors tensors = fitter.fit(fit.task());
            int stride = Math.max(1, grid.points / TRIED) | 1;
            parts[p] =
                    new RoundedTensors(shape.parameters(features, fit.outputs()), tensors, t -> fit.values(t, stride));
        }
        double largest = CellHeights.largest(heights);
        return step -> write(shape, heights, each, parts, step / largest);
    }

    private static byte @Nullable [] write(
            CoordinateNetwork shape, float[] heights, int each, RoundedTensors[] parts, double error) {
        ByteWriter out = new ByteWriter();
        shape.write(out);
        out.varint(each);
        for (float height : heights) {
            out.i32(Float.floatToRawIntBits(height));
        }
        for (RoundedTensors part : parts) {
            byte[] bytes = part.write(error);
            if (bytes == null) {
                return null;
            }
            out.block(bytes);
        }
        return out.toByteArray();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        Grid grid = Grid.of(spec);
        if (grid == null) {
            throw in.malformed("a field for a network of coordinates expected, found " + spec.shape());
        }
        CoordinateNetwork shape = CoordinateNetwork.read(in);
        int each = in.varint(CoordinateOptions.MOST_CELLS, "cells of a network");
        if (each < 1 || each > grid.cells) {
            throw in.malformed("a network of 1 to " + grid.cells + " cells expected, found " + each);
        }
        float[] heights = new float[grid.cells];
        for (int c = 0; c < heights.length; c++) {
            heights[c] = Float.intBitsToFloat(in.i32());
            if (!(heights[c] >= 0 && heights[c] < Float.POSITIVE_INFINITY)) {
                throw in.malformed("what a cell is divided by expected, found " + heights[c]);
            }
        }
        CoordinateFeatures features = shape.features(grid.sizes);
        double[] values = new double[grid.cells * grid.points];
        for (int first = 0; first < grid.cells; first += each) {
            int outputs = Math.min(each, grid.cells - first);
            NamedTensors tensors = RoundedTensors.read(in.blockReader(), shape.parameters(features, outputs), 0);
            Network network = shape.network(features, outputs, tensors);
            scatter(network, features, grid, heights, first, values);
        }
        return values;
    }

    private static void scatter(
            Network network, CoordinateFeatures features, Grid grid, float[] heights, int first, double[] values) {
        int outputs = network.out().count();
        float[] made = CoordinateNetwork.run(network, features, grid.points, 1);
        for (int c = 0; c < outputs; c++) {
            for (int p = 0; p < grid.points; p++) {
                values[(first + c) * grid.points + p] = (double) made[p * outputs + c] * heights[first + c];
            }
        }
    }
}
