package org.tessera.formats;

import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;
import org.tessera.formats.conventions.Packing;
import org.tessera.stage.transform.MaskRules;

/// A numeric array in a file.
///
/// @param name path in the file, without a leading slash
/// @param field its values, read when asked for
/// @param fills values that mean "no data", from the file's own attributes
/// @param validMin smallest valid value, or NaN
/// @param validMax largest valid value, or NaN
/// @param coordinate true for axes, scales and flags, which are kept exactly unless named by the user
/// @param unsupported a sentence saying why the values cannot be read, or null
/// @param attributes for people: units, long names
/// @param packing what the values stand for, or null when they stand for themselves
public record Variable(
        String name,
        Field field,
        double[] fills,
        double validMin,
        double validMax,
        boolean coordinate,
        @Nullable String unsupported,
        Map<String, String> attributes,
        @Nullable Packing packing) {

    /// The attribute that says of an array of integers that its bits are flags: it is kept exactly unless named.
    public static final String FLAGS = "bit flags";

    /// Values that stand for themselves.
    public Variable(
            String name,
            Field field,
            double[] fills,
            double validMin,
            double validMax,
            boolean coordinate,
            @Nullable String unsupported,
            Map<String, String> attributes) {
        this(name, field, fills, validMin, validMax, coordinate, unsupported, attributes, null);
    }

    /// What to mask: what was asked for, and what the file says.
    public MaskRules masks(MaskRules asked) {
        double[] all = DoubleStream.concat(DoubleStream.of(asked.fills()), DoubleStream.of(fills))
                .distinct()
                .toArray();
        return new MaskRules(all, validMin, validMax, asked.negativeZero());
    }

    public static Variable plain(Field field) {
        return new Variable(field.spec().name(), field, new double[0], Double.NaN, Double.NaN, false, null, Map.of());
    }
}
