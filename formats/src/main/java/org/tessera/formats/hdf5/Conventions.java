package org.tessera.formats.hdf5;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Elements;

/// What the attributes of netCDF and of the CF conventions say about a dataset: values that mean "no
/// data", the valid range, and whether it is an axis rather than a measurement.
///
/// Source: NetCDF User's Guide, "Attribute Conventions"; CF Metadata Conventions 1.11, chapters 4, 5, 7.
///
/// @param attributes of one dataset
record Conventions(List<Attribute> attributes) {

    /// Fill values: `_FillValue`, `missing_value`, and the one of the file where a program chose it.
    double[] fills(StoredArray array) {
        Set<Double> fills = new HashSet<>();
        List<Double> ordered = new ArrayList<>();
        for (String name : List.of("_FillValue", "missing_value")) {
            for (double value : numbers(name)) {
                if (!Double.isNaN(value) && fills.add(value)) {
                    ordered.add(value);
                }
            }
        }
        double stored = array.userFill() ? fillOf(array) : 0;
        if (stored != 0 && !Double.isNaN(stored) && fills.add(stored)) {
            ordered.add(stored);
        }
        return ordered.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double fillOf(StoredArray array) {
        Object one = Elements.newArray(array.spec().type(), 1);
        Elements.load(array.spec().type(), MemorySegment.ofArray(array.fill()), 0, one, 0, 1, array.order());
        return Elements.value(array.spec().type(), one, 0);
    }

    double validMin() {
        double[] range = numbers("valid_range");
        return range.length == 2 ? range[0] : first("valid_min");
    }

    double validMax() {
        double[] range = numbers("valid_range");
        return range.length == 2 ? range[1] : first("valid_max");
    }

    /// True for dimension scales and for what looks like an axis: an `axis` attribute, degrees of
    /// latitude or longitude, or a time since some date.
    boolean isAxis() {
        String units = text("units");
        return "DIMENSION_SCALE".equals(text("CLASS"))
                || text("axis") != null
                || (units != null && units.matches("degrees?_?(north|east|N|E)|\\w+ since .*"));
    }

    /// Names of other datasets that this one says are its coordinates or cell bounds.
    Set<String> named() {
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
    Map<String, String> shown() {
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
