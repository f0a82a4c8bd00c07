package org.tessera.formats.fits;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;

/// Type, shape and meaning of the values of an image.
///
/// FITS has no unsigned integers but bytes, and no signed bytes: by convention they are stored with the top bit
/// turned over, and BZERO says so (table 11 of the standard). Such images are fields of the type they mean.
///
/// @param stored type in the file
/// @param turned whether the top bit is turned over
/// @param shape slowest axis first, as against NAXISn
/// @param scale BSCALE, 1 where [#turned] says all
/// @param zero BZERO, 0 where [#turned] says all
/// @param blank the value that means "no data", as a value of [#type], or NaN
record Pixels(ElementType stored, boolean turned, Shape shape, double scale, double zero, double blank) {

    /// Null where there are no values, or more axes than a field can have.
    ///
    /// @param prefix `Z` for the cards of a tile-compressed image
    static @Nullable Pixels of(Cards cards, String prefix) {
        Shape shape = shape(cards, prefix);
        if (shape == null) {
            return null;
        }
        int bitpix = Hdu.bitpix(cards, prefix + "BITPIX");
        ElementType stored = stored(bitpix);
        double scale = cards.number("BSCALE", 1);
        double zero = cards.number("BZERO", 0);
        boolean turned = scale == 1 && zero == turn(stored);
        double blank = stored.isFloat() ? Double.NaN : blank(cards, prefix);
        return turned
                ? new Pixels(stored, true, shape, 1, 0, blank + zero)
                : new Pixels(stored, false, shape, scale, zero, blank);
    }

    /// The element type of the field.
    ElementType type() {
        if (!turned) {
            return stored;
        }
        return switch (stored) {
            case U8 -> ElementType.I8;
            case I16 -> ElementType.U16;
            default -> ElementType.U32;
        };
    }

    private static double blank(Cards cards, String prefix) {
        String key = cards.text("BLANK") == null && prefix.equals("Z") ? "ZBLANK" : "BLANK";
        return cards.number(key, Double.NaN);
    }

    private static ElementType stored(int bitpix) {
        return switch (bitpix) {
            case 8 -> ElementType.U8;
            case 16 -> ElementType.I16;
            case 32 -> ElementType.I32;
            case 64 -> ElementType.I64;
            case -32 -> ElementType.F32;
            default -> ElementType.F64;
        };
    }

    /// BZERO of the convention, or NaN. Unsigned integers of 64 bits have no element type: they stay signed.
    private static double turn(ElementType stored) {
        return switch (stored) {
            case U8 -> -128;
            case I16 -> 0x1p15;
            case I32 -> 0x1p31;
            default -> Double.NaN;
        };
    }

    /// Axes of length 1 are left out where there are too many axes.
    private static @Nullable Shape shape(Cards cards, String prefix) {
        int axes = Hdu.axes(cards, prefix + "NAXIS");
        long[] sizes = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            sizes[axes - 1 - axis] = Hdu.size(cards, prefix + "NAXIS" + (axis + 1));
        }
        long[] kept = axes <= Shape.MAX_RANK
                ? sizes
                : Arrays.stream(sizes).filter(size -> size != 1).toArray();
        if (kept.length == 0
                || kept.length > Shape.MAX_RANK
                || Arrays.stream(kept).anyMatch(size -> size == 0)) {
            return null;
        }
        try {
            return Shape.of(kept);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedException(cards.offset(), "an image of " + Arrays.toString(sizes) + " values");
        }
    }
}
