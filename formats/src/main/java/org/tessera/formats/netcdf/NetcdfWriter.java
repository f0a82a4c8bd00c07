package org.tessera.formats.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.field.Field;
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.conventions.Packing;
import org.tessera.formats.netcdf.Header.TypedAttribute;

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
        FieldSchema schema = new FieldSchema();
        for (Field field : variables) {
            schema.add(
                    field,
                    List.of(),
                    portable(attributes.getOrDefault(field.spec().name(), Map.of())));
        }
        new ClassicFile(schema.schema(List.of(history())), 1).write(path);
    }

    /// No time in it: equal inputs give equal bytes.
    static TypedAttribute history() {
        return TypedAttribute.text("history", "written by tessera " + org.tessera.Tessera.VERSION);
    }

    static Map<String, String> portable(Map<String, String> attributes) {
        Map<String, String> kept = new LinkedHashMap<>(attributes);
        kept.keySet().removeAll(OF_HDF5);
        return kept;
    }
}
