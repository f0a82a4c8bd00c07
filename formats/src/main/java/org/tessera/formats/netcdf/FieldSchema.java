package org.tessera.formats.netcdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.netcdf.Header.Dimension;
import org.tessera.formats.netcdf.Header.TypedAttribute;

/// A file out of fields that know their shapes and, perhaps, the names of their axes.
///
/// An axis without a name gets one from its size (`n180`), which it shares with others as long: that says nothing
/// wrong and lets programs see which arrays lie on one grid.
final class FieldSchema {

    /// Numbers in the type of the values (NetCDF User's Guide, "Attribute Conventions").
    private static final Set<String> IN_TYPE =
            Set.of("_FillValue", "missing_value", "valid_min", "valid_max", "valid_range");

    private static final Set<String> NUMBERS = Set.of("scale_factor", "add_offset");

    private final List<Dimension> dimensions = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Schema.Array> arrays = new ArrayList<>();
    private final Names dimensionNames = new Names();
    private final Names names = new Names();

    /// @param axes names of the axes, slowest first, or none
    void add(Field field, List<String> axes, Map<String, String> said) {
        NetcdfType type = NetcdfType.of(field.spec().type());
        List<TypedAttribute> attributes = new ArrayList<>();
        Names attributeNames = new Names();
        said.forEach((name, text) -> attributes.add(attribute(attributeNames.of(name), text, type)));
        String name = names.of(field.spec().name());
        arrays.add(new Schema.Array(name, type, axes(field.spec().shape(), axes), attributes, field));
    }

    private List<Integer> axes(Shape shape, List<String> named) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            long size = shape.size(axis);
            String name = named.size() == shape.rank() ? named.get(axis) : "";
            int twin = 1;
            int dimension;
            do {
                String key = name.isEmpty() ? "n" + size + (twin > 1 ? "_" + twin : "") : name + "|" + size;
                dimension = numbers.computeIfAbsent(key, k -> dimension(name.isEmpty() ? k : name, size));
                twin++;
            } while (name.isEmpty() && axes.contains(dimension));
            axes.add(dimension);
        }
        return axes;
    }

    private int dimension(String name, long size) {
        dimensions.add(new Dimension(dimensionNames.of(name), size));
        return dimensions.size() - 1;
    }

    private static TypedAttribute attribute(String name, String text, NetcdfType type) {
        if (IN_TYPE.contains(name) || NUMBERS.contains(name)) {
            try {
                double[] values = java.util.Arrays.stream(text.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                return TypedAttribute.numbers(name, IN_TYPE.contains(name) ? type : NetcdfType.DOUBLE, values);
            } catch (NumberFormatException e) {
                return TypedAttribute.text(name, text);
            }
        }
        return TypedAttribute.text(name, text);
    }

    Schema schema(List<TypedAttribute> global) {
        return new Schema(dimensions, global, arrays, 0);
    }
}
