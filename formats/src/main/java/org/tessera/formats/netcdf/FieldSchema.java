package org.tessera.formats.netcdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.conventions.Attribute;
import org.tessera.formats.conventions.Description;
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
    private final Set<String> growing;

    /// @param growing names of axes that may grow
    FieldSchema(Set<String> growing) {
        this.growing = Set.copyOf(growing);
    }

    /// @param axes names of the axes, slowest first, or none
    void add(Field field, List<String> axes, List<Attribute> said) {
        NetcdfType type = NetcdfType.of(field.spec().type());
        arrays.add(new Schema.Array(
                names.of(variable(field.spec().name())),
                type,
                axes(field.spec().shape(), axes),
                attributes(said, type),
                field));
    }

    /// A single number has no axes, text is of letters.
    void addExtra(Description.Extra extra) {
        NetcdfType type = extra.text()
                ? NetcdfType.CHAR
                : NetcdfType.of(extra.values().spec().type());
        List<Integer> axes =
                extra.axes().isEmpty() ? List.of() : axes(extra.values().spec().shape(), extra.axes());
        arrays.add(new Schema.Array(
                names.of(variable(extra.name())), type, axes, attributes(extra.attributes(), type), extra.values()));
    }

    /// NetCDF-4 marks variables that have the name of a dimension without being its coordinate.
    private static String variable(String path) {
        return path.replace("_nc4_non_coord_", "");
    }

    private List<TypedAttribute> attributes(List<Attribute> said, NetcdfType type) {
        Names attributeNames = new Names();
        List<TypedAttribute> attributes = new ArrayList<>();
        said.forEach(each -> attributes.add(attribute(attributeNames.of(each.name()), each, type)));
        return attributes;
    }

    private List<Integer> axes(Shape shape, List<String> named) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            long size = shape.size(axis);
            String name = axis < named.size() ? named.get(axis) : "";
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

    private static TypedAttribute attribute(String name, Attribute said, NetcdfType type) {
        double[] numbers = said.numbers();
        boolean inType = IN_TYPE.contains(name) && type.element() != null;
        if (numbers == null && (inType || NUMBERS.contains(name))) {
            numbers = parsed(said.show());
        }
        if (numbers == null) {
            return TypedAttribute.text(name, said.show());
        }
        ElementType element = said.type();
        boolean packed = inType && element != null && element.isFloat() && !type.isFloat(); // of the physical values
        NetcdfType own = element == null ? NetcdfType.DOUBLE : narrow(element, numbers);
        return TypedAttribute.numbers(name, inType && !packed ? type : own, numbers);
    }

    private static double @Nullable [] parsed(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// A type that every version of the format has.
    private static NetcdfType narrow(ElementType element, double[] numbers) {
        NetcdfType type = NetcdfType.of(element);
        if (!type.isWide()) {
            return type;
        }
        boolean fits = Arrays.stream(numbers).allMatch(v -> v == (int) v);
        return fits ? NetcdfType.INT : NetcdfType.DOUBLE;
    }

    /// One axis that grows is the record dimension, where it is the slowest of every array that has it.
    private int record() {
        int found = -1;
        for (int dimension = 0; dimension < dimensions.size() && found < 0; dimension++) {
            int number = dimension;
            boolean grows = growing.contains(dimensions.get(dimension).name());
            boolean first = arrays.stream().allMatch(array -> array.axes().lastIndexOf(number) <= 0);
            boolean used = arrays.stream().anyMatch(array -> array.axes().contains(number));
            found = grows && first && used ? dimension : -1;
        }
        return found;
    }

    Schema schema(List<Attribute> global) {
        int record = record();
        List<Dimension> shown = new ArrayList<>(dimensions);
        long records = 0;
        if (record >= 0) {
            records = dimensions.get(record).size();
            shown.set(record, new Dimension(dimensions.get(record).name(), 0));
        }
        return new Schema(shown, attributes(global, NetcdfType.CHAR), arrays, records);
    }
}
