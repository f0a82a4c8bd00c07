package org.tessera.neural.fit;

import org.tessera.neural.layer.Curve;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.residual.ValueScale;

/// What a network of coordinates is fitted to: some cells of a field, each divided by its height.
final class CoordinateFit {

    private final CoordinateNetwork shape;
    private final CoordinateFeatures features;
    private final CoordinateOptions options;
    private final ValueScale scale;
    private final double[] values;
    private final float[] heights;
    private final int points;
    private final int first;
    private final int outputs;

    /// @param values of all cells, bent
    /// @param heights of the cells, as in [CellHeights]
    /// @param points of a cell
    /// @param first of the cells that this network makes
    /// @param outputs how many cells it makes
    CoordinateFit(
            CoordinateNetwork shape,
            CoordinateFeatures features,
            CoordinateOptions options,
            ValueScale scale,
            double[] values,
            float[] heights,
            int points,
            int first,
            int outputs) {
        this.shape = shape;
        this.features = features;
        this.options = options;
        this.scale = scale;
        this.values = values;
        this.heights = heights;
        this.points = points;
        this.first = first;
        this.outputs = outputs;
    }

    int outputs() {
        return outputs;
    }

    Regression task() {
        return new Regression(
                shape.sequence(outputs),
                features.count(),
                outputs,
                points,
                features::write,
                this::target,
                this::initial,
                this::isEnough,
                options.plan());
    }

    private void target(int point, float[] into, int at) {
        for (int c = 0; c < outputs; c++) {
            float height = heights[first + c];
            double value = values[(first + c) * points + point];
            into[at + c] = height > 0 ? (float) (value / height) : 0;
        }
    }

    /// Weights uniform so that numbers keep their size from layer to layer (He et al. 2015), biases spread out where
    /// only they tell places apart.
    private float[] initial(ParameterSpec spec) {
        boolean weight = spec.shape().length > 1;
        boolean opening = spec.name().startsWith(Regression.PREFIX + ".0.");
        boolean closing = spec.name().startsWith(Regression.PREFIX + "." + 2 * options.layers().length + ".");
        double gain = options.curve() == Curve.TANH || options.curve() == Curve.SINE ? 1.5 : 2;
        double bound = weight ? Math.sqrt(3 * gain / spec.shape()[1]) : 0;
        if (opening) {
            bound = weight ? bound * (options.order() == 0 ? 2 : 1) : options.order() == 0 ? 2 : 1;
        } else if (closing) {
            bound *= 0.3;
        }
        SeededNumbers numbers = new SeededNumbers(
                options.plan().seed() * 1_000_003 + spec.name().hashCode());
        float[] out = new float[(int) spec.count()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (bound * numbers.signed(i));
        }
        return out;
    }

    /// Values as they come back, each in parts of the height of its cell.
    float[] values(NamedTensors tensors, int stride) {
        float[] made = CoordinateNetwork.run(shape.network(features, outputs, tensors), features, points, stride);
        for (int i = 0; i < made.length; i++) {
            double height = heights[first + i % outputs];
            double whole = scale.inverse(height);
            made[i] = whole > 0 ? (float) (scale.inverse(made[i] * height) / whole) : 0;
        }
        return made;
    }

    private boolean isEnough(NamedTensors tensors) {
        if (options.meanError() == 0) {
            return false;
        }
        float[] made = CoordinateNetwork.run(shape.network(features, outputs, tensors), features, points, 1);
        double error = 0;
        double sum = 0;
        for (int i = 0; i < made.length; i++) {
            int cell = first + i % outputs;
            double value = scale.inverse(values[cell * points + i / outputs]);
            error += Math.abs(scale.inverse(Math.max(0, made[i]) * (double) heights[cell]) - value);
            sum += Math.abs(value);
        }
        return error <= CoordinateOptions.EARLY * options.meanError() * sum;
    }
}
