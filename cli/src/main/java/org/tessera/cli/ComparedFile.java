package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.field.Field;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Packing;
import org.tessera.formats.conventions.PhysicalValues;

/// One side of a comparison: any file Tessera reads, or a container, as named fields.
///
/// @param fields by name, in the order of the file
/// @param fills of each field
/// @param physical what values stand for that do not stand for themselves
/// @param units of each field that has any, in physical values
/// @param compressedBytes of each field, where the file is a container
/// @param stored each field as the container knows it, where the file is one
/// @param options how the original of a container was opened
record ComparedFile(
        Map<String, Field> fields,
        Map<String, double[]> fills,
        Map<String, PhysicalValues> physical,
        Map<String, String> units,
        Map<String, Long> compressedBytes,
        Map<String, ContainerVariable> stored,
        Map<String, String> options,
        AutoCloseable source)
        implements AutoCloseable {

    static ComparedFile open(Path path, OpenOptions options) throws IOException {
        InputFile.check(path);
        return InputFile.isContainer(path) ? container(path) : dataset(path, options);
    }

    private static ComparedFile container(Path path) throws IOException {
        Container container = Container.open(path);
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, PhysicalValues> physical = new LinkedHashMap<>();
        Map<String, String> units = new LinkedHashMap<>();
        Map<String, Long> bytes = new LinkedHashMap<>();
        Map<String, ContainerVariable> stored = new LinkedHashMap<>();
        Map<String, String> options = new LinkedHashMap<>();
        container.provenance().entries().forEach((key, value) -> {
            if (key.startsWith("open.")) {
                options.put(key.substring(5), value);
            }
        });
        List<ContainerVariable> variables = container.variables();
        for (ContainerVariable variable : variables) {
            String name = variable.spec().name();
            fields.put(name, new DecodedOnce(variable));
            stored.put(name, variable);
            putUnits(units, name, variable.header().attributes());
            PhysicalValues values = PhysicalValues.among(variable.header().attributes());
            if (values != null) {
                physical.put(name, values);
            }
            // A single array pays for the whole file but what is no value, such as other arrays kept exactly;
            // several pay each for their own frames.
            long alone = container.bytes() - container.template().compressedBytes();
            bytes.put(name, variables.size() == 1 ? alone : variable.compressedBytes());
        }
        return new ComparedFile(fields, Map.of(), physical, units, bytes, stored, options, container);
    }

    private static ComparedFile dataset(Path path, OpenOptions options) throws IOException {
        Dataset dataset = Formats.detect(path, options).open(path, options);
        Map<String, Field> fields = new LinkedHashMap<>();
        Map<String, double[]> fills = new LinkedHashMap<>();
        Map<String, PhysicalValues> physical = new LinkedHashMap<>();
        Map<String, String> units = new LinkedHashMap<>();
        for (Variable variable : dataset.variables()) {
            if (variable.unsupported() == null) {
                fields.put(variable.name(), variable.field());
                fills.put(variable.name(), variable.fills());
                putUnits(units, variable.name(), variable.attributes());
                Packing packing = variable.packing();
                if (packing != null) {
                    String unit = variable.attributes().getOrDefault("units", "");
                    physical.put(variable.name(), new PhysicalValues(packing, unit));
                }
            }
        }
        return new ComparedFile(fields, fills, physical, units, Map.of(), Map.of(), Map.of(), dataset);
    }

    private static void putUnits(Map<String, String> units, String name, Map<String, String> attributes) {
        String unit = attributes
                .getOrDefault("units", attributes.getOrDefault("BUNIT", ""))
                .strip();
        if (!unit.isEmpty()) {
            units.put(name, unit);
        }
    }

    /// The same without what the file says of values that mean no data.
    ComparedFile withoutFills() {
        return new ComparedFile(fields, Map.of(), physical, units, compressedBytes, stored, options, source);
    }

    Field field(String name) {
        Field field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException(
                    "no variable '" + name + "': there is " + NameList.of(List.copyOf(fields.keySet())));
        }
        return field;
    }

    /// The variable as a container knows it, or null where the file is none.
    @Nullable
    ContainerVariable storedAs(String name) {
        return stored.get(name);
    }

    @Override
    public void close() throws IOException {
        try {
            source.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
