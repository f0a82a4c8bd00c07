package org.tessera.formats.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.field.Field;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.conventions.Attribute;
import org.tessera.formats.conventions.Packing;

/// Writes fields as a NetCDF classic file: CDF-1, or CDF-2 or CDF-5 where sizes or types need it.
public final class NetcdfWriter implements DatasetWriter {

    /// What only the source's kind of file can mean.
    private static final Set<String> OF_HDF5 = Set.of(
            "CLASS",
            "NAME",
            "DIMENSION_LIST",
            "REFERENCE_LIST",
            "_Netcdf4Dimid",
            "_Netcdf4Coordinates",
            "_nc3_strict",
            Packing.ATTRIBUTE);

    @Override
    public String id() {
        return NetcdfFormat.ID;
    }

    @Override
    public void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes)
            throws IOException {
        FieldSchema schema = new FieldSchema(Set.of());
        for (Field field : variables) {
            List<Attribute> said = portable(attributes.getOrDefault(field.spec().name(), Map.of())).entrySet().stream()
                    .map(entry -> Attribute.ofText(entry.getKey(), entry.getValue()))
                    .toList();
            schema.add(field, List.of(), said);
        }
        new ClassicFile(schema.schema(List.of(history())), 1).write(path);
    }

    /// Writes all that a dataset holds and NetCDF classic can hold.
    ///
    /// @return sentences about what was left out
    public static List<String> write(Path path, Dataset dataset) throws IOException {
        new ClassicFile(DescribedSchema.of(dataset), 1).write(path);
        return DescribedSchema.notices(dataset);
    }

    /// No time in it: equal inputs give equal bytes.
    static Attribute history() {
        return Attribute.ofText("history", "written by tessera " + org.tessera.Tessera.VERSION);
    }

    static Map<String, String> portable(Map<String, String> attributes) {
        Map<String, String> kept = new LinkedHashMap<>(attributes);
        kept.keySet().removeAll(OF_HDF5);
        return kept;
    }
}
