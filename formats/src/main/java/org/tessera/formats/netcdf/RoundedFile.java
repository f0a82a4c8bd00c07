package org.tessera.formats.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;
import org.tessera.formats.Dataset;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Packing;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.formats.netcdf.Header.TypedAttribute;
import org.tessera.stage.transform.MaskRules;
import org.tessera.target.ErrorBound;

/// Writes a dataset as an ordinary NetCDF classic file in which floats have rounded mantissas: for people without
/// Tessera. It is as long as the original; any lossless compressor makes it short.
///
/// How it was rounded stands in the file as CF asks (CF Metadata Conventions 1.12, section 8.4): a variable without
/// values names algorithm and program, and each rounded variable names it and the number of bits kept.
public final class RoundedFile {

    private static final String CONTAINER = "quantization_info";
    private static final String NAMED_BY = "quantization";
    private static final String BITS = "quantization_nsb";
    private static final Set<String> EARLIER = Set.of(NAMED_BY, BITS, "quantization_nsd");

    private final ErrorBound bound;
    private final int threads;
    private final Map<String, RoundedField> fields = new LinkedHashMap<>();
    private final Map<String, Rounding> roundings = new LinkedHashMap<>();

    private RoundedFile(ErrorBound bound, int threads) {
        this.bound = bound;
        this.threads = threads;
    }

    /// @param chosen floats to round, with what to leave alone
    /// @return in the order of `chosen`
    public static List<RoundedVariable> write(
            Path target, Dataset dataset, Map<Variable, MaskRules> chosen, ErrorBound bound, int threads)
            throws IOException {
        RoundedFile file = new RoundedFile(bound, threads);
        for (Map.Entry<Variable, MaskRules> entry : chosen.entrySet()) {
            file.round(entry.getKey(), entry.getValue());
        }
        int version = dataset instanceof NetcdfFile source ? source.version() : 1;
        new ClassicFile(file.rounded(schema(dataset)), version).write(target);
        return chosen.keySet().stream().map(file::result).toList();
    }

    private void round(Variable variable, MaskRules rules) throws IOException {
        Packing packing = variable.packing();
        double step = packing == null ? 1 : packing.step();
        Rounding rounding = Rounding.of(variable.field(), bound, step, rules, threads);
        roundings.put(variable.name(), rounding);
        fields.put(variable.name(), new RoundedField(variable.field(), rounding, rules));
    }

    private static Schema schema(Dataset dataset) {
        if (dataset instanceof NetcdfFile source) {
            return source.schema();
        }
        return DescribedSchema.of(dataset);
    }

    /// Sentences about what of a dataset is left out.
    public static List<String> notices(Dataset dataset) {
        return dataset instanceof NetcdfFile ? List.of() : DescribedSchema.notices(dataset);
    }

    private Schema rounded(Schema schema) {
        String container = CONTAINER;
        while (taken(schema, container)) {
            container += "_";
        }
        List<Schema.Array> arrays = new ArrayList<>();
        boolean any = false;
        for (Schema.Array array : schema.arrays()) {
            Field values = array.values();
            @Nullable
            RoundedField field =
                    values == null ? null : fields.get(values.spec().name());
            Rounding rounding =
                    values == null ? null : roundings.get(values.spec().name());
            if (field == null || rounding == null) {
                arrays.add(array);
                continue;
            }
            boolean whole = rounding.bits() == BitRound.mantissa(field.spec().type());
            any |= !whole;
            Schema.Array exchanged = array.withValues(field);
            arrays.add(whole ? exchanged : exchanged.with(said(array.attributes(), container, rounding.bits())));
        }
        if (any) {
            arrays.add(container(container));
        }
        return schema.withArrays(arrays);
    }

    private static boolean taken(Schema schema, String name) {
        return schema.arrays().stream().anyMatch(array -> array.name().equals(name));
    }

    private static List<TypedAttribute> said(List<TypedAttribute> attributes, String container, int bits) {
        List<TypedAttribute> said = new ArrayList<>(attributes);
        said.removeIf(attribute -> EARLIER.contains(attribute.name()));
        said.add(TypedAttribute.text(NAMED_BY, container));
        said.add(TypedAttribute.numbers(BITS, NetcdfType.INT, bits));
        return said;
    }

    private Schema.Array container(String name) {
        String program = "tessera " + org.tessera.Tessera.VERSION + ", fewest bits for which " + bound.text()
                + " holds at every point, verified";
        List<TypedAttribute> attributes =
                List.of(TypedAttribute.text("algorithm", "bitround"), TypedAttribute.text("implementation", program));
        return new Schema.Array(name, NetcdfType.CHAR, List.of(), attributes, null);
    }

    private RoundedVariable result(Variable variable) {
        RoundedField field = java.util.Objects.requireNonNull(fields.get(variable.name()));
        Rounding rounding = java.util.Objects.requireNonNull(roundings.get(variable.name()));
        Packing packing = variable.packing();
        String units = variable.attributes().getOrDefault("units", "");
        return new RoundedVariable(
                field.spec(),
                rounding.tolerance(),
                rounding.bits(),
                BitRound.mantissa(field.spec().type()),
                field.maxError(),
                field.points(),
                field.masked(),
                Math.max(0, rounding.max() - rounding.min()),
                packing == null ? null : new PhysicalValues(packing, units));
    }
}
