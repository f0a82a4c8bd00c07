package org.tessera.formats.raw;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;

/// What the name of a raw file says: `density_128x128x256.d64`, `CLDHGH_1_1800_3600.f32`, `u-64x32.f32.dat`.
///
/// @param stem the name without its endings
/// @param type the type that an ending names, or null
/// @param isRaw whether the endings are those of raw files
record RawName(String stem, @Nullable ElementType type, boolean isRaw) {

    private static final Set<String> ENDINGS = Set.of("dat", "bin", "raw", "data");
    private static final Map<String, ElementType> SHORT = Map.of("sp", ElementType.F32, "dp", ElementType.F64);
    private static final Pattern TYPE = Pattern.compile("[fiud](8|16|32|64)|float(32|64)?|double|u?int(8|16|32|64)");

    /// Whole numbers joined by x or _; twelve digits are more than any axis has.
    private static final Pattern NUMBERS = Pattern.compile("(?<![0-9])[0-9]{1,12}(?:[xX_][0-9]{1,12})*(?![0-9])");

    static RawName of(Path path) {
        String stem = String.valueOf(path.getFileName());
        ElementType type = null;
        boolean raw = false;
        for (int dot = stem.lastIndexOf('.'); dot > 0; dot = stem.lastIndexOf('.')) {
            String ending = stem.substring(dot + 1).toLowerCase(Locale.ROOT);
            ElementType named = typeOf(ending);
            if (named == null && !ENDINGS.contains(ending)) {
                break;
            }
            type = type == null ? named : type;
            raw = true;
            stem = stem.substring(0, dot);
        }
        return new RawName(stem, type, raw);
    }

    private static @Nullable ElementType typeOf(String ending) {
        if (SHORT.containsKey(ending)) {
            return SHORT.get(ending);
        }
        if (!TYPE.matcher(ending).matches()) {
            return null;
        }
        try {
            return ElementType.parse(ending);
        } catch (IllegalArgumentException e) {
            return null; // looks like a type (f16, d32) and is none of ours
        }
    }

    /// Shapes in the order of the name, without axes of size 1, that have this many values. Numbers beside them
    /// (`run3_64x32`) may be left out.
    Set<Shape> shapes(long count) {
        Set<Shape> found = new LinkedHashSet<>();
        NUMBERS.matcher(stem).results().map(MatchResult::group).forEach(run -> {
            long[] numbers =
                    Arrays.stream(run.split("[xX_]")).mapToLong(Long::parseLong).toArray();
            for (int from = 0; from < numbers.length; from++) {
                addPrefixes(Arrays.copyOfRange(numbers, from, numbers.length), count, found);
            }
        });
        return found;
    }

    private static void addPrefixes(long[] numbers, long count, Set<Shape> found) {
        long product = 1;
        List<Long> sizes = new ArrayList<>();
        for (long number : numbers) {
            // Not by multiplying: the product of arbitrary numbers in a name may overflow.
            if (number == 0 || number > count / product) {
                return;
            }
            product *= number;
            if (number > 1) {
                sizes.add(number);
            }
            if (product == count && !sizes.isEmpty() && sizes.size() <= Shape.MAX_RANK) {
                found.add(Shape.of(sizes.stream().mapToLong(Long::longValue).toArray()));
            }
        }
    }
}
