package org.tessera.formats.netcdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.formats.Dataset;
import org.tessera.formats.Variable;
import org.tessera.formats.conventions.Attribute;
import org.tessera.formats.conventions.Description;

/// A NetCDF classic file out of any dataset: its arrays, and what else it says and such a file can hold.
final class DescribedSchema {

    private DescribedSchema() {}

    static Schema of(Dataset dataset) {
        Description description = dataset.description();
        FieldSchema schema = new FieldSchema(description.growing());
        for (Variable variable : dataset.variables()) {
            String name = variable.name();
            if (variable.unsupported() != null || description.hidden().contains(name)) {
                continue;
            }
            List<String> axes = description.axes().getOrDefault(name, List.of());
            List<Attribute> said = description.said().get(name);
            schema.add(variable.field(), axes, said != null ? said : texts(variable.attributes()));
        }
        for (Description.Extra extra : description.extras()) {
            schema.addExtra(extra);
        }
        List<Attribute> whole = new ArrayList<>(description.attributes());
        if (description.equals(Description.NONE)) {
            whole.add(NetcdfWriter.history());
        }
        return schema.schema(whole);
    }

    private static List<Attribute> texts(Map<String, String> attributes) {
        return NetcdfWriter.portable(attributes).entrySet().stream()
                .map(entry -> Attribute.ofText(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// One sentence about what was left out, or none.
    static List<String> notices(Dataset dataset) {
        List<String> lost = new ArrayList<>(dataset.description().lost());
        dataset.variables().stream()
                .filter(variable -> variable.unsupported() != null)
                .forEach(variable -> lost.add(variable.name()));
        int shown = 8;
        if (lost.isEmpty()) {
            return List.of();
        }
        String names = String.join(", ", lost.subList(0, Math.min(shown, lost.size())));
        return List.of("NetCDF classic cannot hold and leaves out: " + names
                + (lost.size() > shown ? " and " + (lost.size() - shown) + " more" : ""));
    }
}
