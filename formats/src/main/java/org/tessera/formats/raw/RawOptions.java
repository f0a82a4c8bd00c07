package org.tessera.formats.raw;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.OpenOptions;

/// What the user says about a raw file.
///
/// @param shape null when not said
/// @param type null when not said
record RawOptions(@Nullable Shape shape, @Nullable ElementType type, ByteOrder order) {

    static RawOptions of(OpenOptions options) {
        String dtype = options.get("dtype");
        return new RawOptions(shape(options), dtype == null ? null : ElementType.parse(dtype), order(options));
    }

    private static @Nullable Shape shape(OpenOptions options) {
        String shape = options.get("shape");
        String dims = options.get("dims");
        if (shape != null && dims != null) {
            throw new IllegalArgumentException("say --shape (slowest axis first) or --dims (fastest first), not both");
        }
        if (shape != null) {
            return Shape.of(sizes("--shape nz,ny,nx", shape));
        }
        if (dims == null) {
            return null;
        }
        long[] sizes = sizes("--dims nx ny nz", dims);
        return Shape.of(RawLayout.reversed(sizes));
    }

    private static long[] sizes(String option, String text) {
        try {
            return Arrays.stream(text.strip().split("\\s*[,xX]\\s*|\\s+", -1))
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes numbers, found '" + text + "'", e);
        }
    }

    private static ByteOrder order(OpenOptions options) {
        String text = options.get("endian");
        return switch (text == null ? "le" : text.toLowerCase(Locale.ROOT)) {
            case "le", "little" -> ByteOrder.LITTLE_ENDIAN;
            case "be", "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new IllegalArgumentException("--endian is le or be, found '" + text + "'");
        };
    }
}
