package org.tessera.formats.fits;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.error.CompressionException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;

/// Whether an image is of flags, such as data quality, whose bits mean something each: an error of one is no small one.
///
/// It is when its name says so, or when nobody says a unit and all values of a sample are 0 or powers of two.
final class BitFlags {

    private static final Set<String> NAMES = Set.of("DQ", "MASK", "FLAG", "FLAGS", "QUALITY", "DATAQUALITY");
    private static final int MOST_VALUES = 16;
    private static final long SAMPLE = 1 << 16;

    private BitFlags() {}

    /// @param unit what the values are measured in, or null
    static boolean are(String name, Field field, @Nullable String unit) {
        if (field.spec().type().isFloat()) {
            return false;
        }
        String plain = name.replaceAll(",.*", "").toUpperCase(Locale.ROOT);
        int last = plain.lastIndexOf('_');
        if (NAMES.contains(plain) || NAMES.contains(plain.substring(last + 1)) || plain.startsWith("DQ_")) {
            return true;
        }
        return unit == null && powersOfTwo(field);
    }

    private static boolean powersOfTwo(Field field) {
        Set<Long> found = new HashSet<>();
        Shape shape = field.spec().shape();
        long[] sizes = shape.sizes();
        long rows = Math.max(1, Math.min(sizes[0], SAMPLE / Math.max(1, shape.count() / sizes[0])));
        if (shape.count() / sizes[0] > 16 * SAMPLE) {
            return false; // too much to read for a guess
        }
        for (int part = 0; part < 3; part++) {
            long[] origin = new long[sizes.length];
            origin[0] = (sizes[0] - rows) / 2 * part;
            sizes[0] = rows;
            ArrayField values;
            try {
                values = field.read(new Box(origin, Shape.of(sizes)));
            } catch (CompressionException e) {
                return false;
            } finally {
                sizes[0] = shape.size(0);
            }
            for (int i = 0; i < values.size(); i++) {
                long value = (long) values.value(i);
                if (value < 0 || Long.bitCount(value) > 1) {
                    return false;
                }
                found.add(value);
            }
        }
        return found.size() <= MOST_VALUES && !found.equals(Set.of(0L));
    }
}
