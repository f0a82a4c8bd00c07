package org.tessera.cli.bench;

import org.tessera.codec.OptionText;
import org.tessera.container.CodecRun;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.formats.Variable;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.ErrorBound;
import org.tessera.target.Tolerance;
import org.tessera.target.ValueRangeRelative;

/// What the tools get: the values in memory, and the bound.
///
/// @param cell names and numbers of it
/// @param variable with the fills that its file names
/// @param values of the variable
/// @param target the bound as asked for
/// @param chunks of the values, for codecs alone
public record Subject(Cell cell, Variable variable, ArrayField values, ErrorBound target, CodecRun chunks) {

    /// @param file name of the file
    /// @param field how results call the variable
    public static Subject of(String file, String field, Variable variable, ArrayField values, ErrorBound bound) {
        CompressorOptions options = options(variable, bound);
        CodecRun chunks = CodecRun.of(values, bound, options);
        Tolerance tolerance = chunks.tolerance();
        Cell cell = new Cell(
                file,
                field,
                values.spec(),
                chunks.chunks(),
                bound.text(),
                relative(bound, tolerance, variable, values),
                tolerance);
        return new Subject(cell, variable, values, bound, chunks);
    }

    private static double relative(ErrorBound bound, Tolerance tolerance, Variable variable, ArrayField values) {
        if (bound instanceof ValueRangeRelative relative) {
            return relative.epsilon();
        }
        double range = Comparison.of(values, values, CompareOptions.BASIC.withFills(variable.fills()))
                .values()
                .range();
        return tolerance.isPointwise() || tolerance.isExact() || !(range > 0)
                ? Double.NaN
                : tolerance.absolute() / range;
    }

    private static CompressorOptions options(Variable variable, ErrorBound bound) {
        return CompressorOptions.of(bound).withRules(variable.masks(MaskRules.NONE));
    }

    CompressorOptions options(OptionText codec, int effort, int threads) {
        return options(variable, target).withCodec(codec).withEffort(effort).withThreads(threads);
    }
}
