package org.tessera.formats.archive;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.tessera.container.CompressorOptions;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Packing;
import org.tessera.formats.rules.Rule;
import org.tessera.formats.rules.Rules;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.Lossless;

/// What to do with a file.
///
/// @param open what the user says about the file: shape, element type, kind
/// @param variables globs of the variables to take under the bound; empty for every numeric array that is not a
/// coordinate
/// @param options target, codec, masks, threads; fills of the file are added to its rules; of several variables, the
/// chunk sizes apply to those with as many axes
/// @param fileFills whether fill values and valid ranges that the file names are masked
/// @param rules bounds of variables that have their own
/// @param floor values of floats below it become 0, and zeros are kept exactly; 0 for none
/// @param provenance entries to write besides those of the source
public record FileRequest(
        OpenOptions open,
        List<String> variables,
        CompressorOptions options,
        boolean fileFills,
        Rules rules,
        double floor,
        Map<String, String> provenance) {

    /// No floor.
    public FileRequest(
            OpenOptions open,
            List<String> variables,
            CompressorOptions options,
            boolean fileFills,
            Rules rules,
            Map<String, String> provenance) {
        this(open, variables, options, fileFills, rules, 0, provenance);
    }

    /// One bound for all variables.
    public FileRequest(
            OpenOptions open,
            List<String> variables,
            CompressorOptions options,
            boolean fileFills,
            Map<String, String> provenance) {
        this(open, variables, options, fileFills, Rules.NONE, provenance);
    }

    public FileRequest {
        if (!(floor >= 0 && floor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a floor of 0 or more expected, found " + floor);
        }
        variables = List.copyOf(variables);
        provenance = Map.copyOf(provenance);
    }

    /// What to leave alone in a variable: as asked, and as the file says where that is wanted.
    MaskRules rules(Variable variable) {
        MaskRules asked = options.rules();
        Rule rule = rules.of(variable.name());
        double[] own = rule == null
                ? new double[0]
                : rule.fills().stream().mapToDouble(Double::doubleValue).toArray();
        double[] zeros = isFloored(variable) ? new double[] {0} : new double[0];
        DoubleStream said = DoubleStream.concat(
                DoubleStream.of(zeros), DoubleStream.concat(DoubleStream.of(asked.fills()), DoubleStream.of(own)));
        double[] fills = said.distinct().toArray();
        MaskRules wanted = new MaskRules(fills, asked.validMin(), asked.validMax(), asked.negativeZero());
        return fileFills ? variable.masks(wanted) : wanted;
    }

    /// Whether small values of a variable become 0.
    boolean isFloored(Variable variable) {
        return floor > 0 && variable.field().spec().type().isFloat();
    }

    /// The options for a variable: those of the command, as the rule for it changes them.
    CompressorOptions options(Variable variable) {
        Rule rule = rules.of(variable.name());
        return rule == null ? options : rule.apply(options);
    }

    /// Whether every bit of a variable is to be kept.
    boolean isLossless(Variable variable) {
        return options(variable).target() instanceof Lossless;
    }

    /// @throws IllegalArgumentException when the target cannot be promised of what the values stand for, or is meant
    /// in another unit
    void check(Variable variable) {
        Packing packing = variable.packing();
        if (packing != null) {
            packing.check(variable.name(), options(variable).target());
        }
        Rule rule = rules.of(variable.name());
        if (rule != null) {
            rule.checkUnits(variable);
        }
    }
}
