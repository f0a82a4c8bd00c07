package org.tessera.neural.fit;

import java.util.function.Function;
import java.util.function.Predicate;
import org.tessera.neural.layer.Features;
import org.tessera.neural.layer.LayerParameters;
import org.tessera.neural.layer.LayerSpec;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;

/// A network to be fitted that makes rows of outputs of rows of inputs.
///
/// @param layers from a row of inputs to a row of outputs; parameters are named after [#PREFIX]
/// @param inputs numbers in a row
/// @param outputs numbers in a row
/// @param rows how many there are
/// @param input writes the inputs of a row
/// @param target writes what should come out, and is asked for the same rows
/// @param initial first values of a parameter
/// @param enough whether the fit may stop, asked now and then
public record Regression(
        LayerSpec.Sequence layers,
        int inputs,
        int outputs,
        int rows,
        Row input,
        Row target,
        Function<ParameterSpec, float[]> initial,
        Predicate<NamedTensors> enough,
        FitPlan plan) {

    /// What the names of parameters begin with.
    public static final String PREFIX = "network";

    /// Writes a row.
    @FunctionalInterface
    public interface Row {
        void write(int row, float[] into, int at);
    }

    public java.util.List<ParameterSpec> parameters() {
        return LayerParameters.of(layers, Features.of(inputs), PREFIX);
    }
}
