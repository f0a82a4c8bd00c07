package org.tessera.formats.conventions;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;

/// What the attributes of netCDF and of the CF conventions say about a dataset: values that mean "no
/// data", the valid range, and whether it is an axis rather than a measurement.
///
/// Source: NetCDF User's Guide, "Attribute Conventions"; CF Metadata Conventions 1.11, chapters 4, 5, 7.
///
/// @param attributes of one dataset
public record Conventions(List<Attribute> attributes) {

    /// Fill values: those of `_FillValue` and `missing_value`, and others that the file states elsewhere.
    public double[] fills(double... others) {
        Set<Double> fills = new LinkedHashSet<>();
        for (String name : List.of("_FillValue", "missing_value")) {
            add(numbers(name), fills);
        }
        add(others, fills);
        return fills.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void add(double[] values, Set<Double> fills) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                fills.add(value);
            }
        }
    }

    /// Whether there is an attribute of that name.
    public boolean says(String name) {
        return find(name) != null;
    }

    /// What the stored numbers stand for, or null when they stand for themselves.
    public @Nullable Packing packing() {
        double scale = first("scale_factor");
        double offset = first("add_offset");
        return Packing.of(Double.isNaN(scale) ? 1 : scale, Double.isNaN(offset) ? 0 : offset);
    }

    /// The same without a valid range in floats on packed integers: that one is meant for the physical values (NetCDF
    /// User's Guide, `valid_range`).
    public Conventions ofStored(ElementType type) {
        if (type.isFloat() || packing() == null) {
            return this;
        }
        return new Conventions(attributes.stream()
                .filter(a ->
                        a.type() == null || !a.type().isFloat() || !a.name().startsWith("valid_"))
                .toList());
    }

    /// Whether signed integers of the file are meant as unsigned ones of the same bits, which files that know no
    /// unsigned types say so.
    public boolean isUnsigned() {
        return "true".equalsIgnoreCase(text("_Unsigned"));
    }

    public double validMin() {
        double[] range = numbers("valid_range");
        return range.length == 2 ? range[0] : first("valid_min");
    }

    public double validMax() {
        double[] range = numbers("valid_range");
        return range.length == 2 ? range[1] : first("valid_max");
    }

    /// True for dimension scales and for what looks like an axis: an `axis` attribute, degrees of
    /// latitude or longitude, or a time since some date.
    public boolean isAxis() {
        String units = text("units");
        return "DIMENSION_SCALE".equals(text("CLASS"))
                || text("axis") != null
                || (units != null && units.matches("degrees?_?(north|east|N|E)|\\w+ since .*"));
    }

    /// Names of other datasets that this one says are its coordinates or cell bounds.
    public Set<String> named() {
        Set<String> names = new HashSet<>();
        for (String attribute : List.of("coordinates", "bounds", "climatology")) {
            String text = text(attribute);
            if (text != null) {
                names.addAll(List.of(text.trim().split("\\s+")));
            }
        }
        return names;
    }

    /// Attributes for people, in their order.
    public Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        attributes.forEach(a -> shown.putIfAbsent(a.name(), a.show()));
        return shown;
    }

    private double first(String name) {
        double[] values = numbers(name);
        return values.length == 0 ? Double.NaN : values[0];
    }

    private double[] numbers(String name) {
        Attribute attribute = find(name);
        return attribute == null || attribute.numbers() == null ? new double[0] : attribute.numbers();
    }

    private @Nullable String text(String name) {
        Attribute attribute = find(name);
        return attribute == null ? null : attribute.text();
    }

    private @Nullable Attribute find(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        return null;
    }
}
