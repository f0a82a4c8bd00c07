package org.tessera.formats.fits;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;

/// Decodes tiles to values: unpacks, and where floats were quantised gives them scale, zero and dither back.
///
/// Nulls are found before the dither is taken off, and use up a random number all the same; that is how cfitsio
/// writes them. Source: FITS standard 4.0, sections 10.1 and 10.2.
final class TileDecoder {

    /// What stands for exact zeros under SUBTRACTIVE_DITHER_2.
    private static final int ZERO = Integer.MIN_VALUE + 2;

    private final TileTable table;
    private final TileBytes bytes;
    private final ElementType type;
    private final String dithering;
    private final long firstDither;
    private final double blank;
    private final boolean quantised;
    private final boolean plioOffset;

    TileDecoder(TileTable table, Cards cards, ElementType type) {
        this.table = table;
        this.bytes = TileBytes.of(cards);
        this.type = type;
        String said = cards.text("ZQUANTIZ");
        this.dithering = said == null ? "NO_DITHER" : said;
        switch (dithering) {
            case "NONE", "NO_DITHER", "SUBTRACTIVE_DITHER_1", "SUBTRACTIVE_DITHER_2" -> {}
            default ->
                throw new UnsupportedException("quantisation '" + dithering + "' of tiles is not known; known:"
                        + " NONE, NO_DITHER, SUBTRACTIVE_DITHER_1, SUBTRACTIVE_DITHER_2");
        }
        this.quantised = !dithering.equals("NONE") && (table.has("ZSCALE") || cards.has("ZSCALE"));
        this.firstDither = cards.integer("ZDITHER0", 1) - 1;
        this.blank = cards.number("ZBLANK", cards.number("BLANK", Double.NaN));
        this.plioOffset = type == ElementType.I16 && cards.number("BZERO", 0) == 0x1p15;
    }

    /// The values of a tile, as an array of the stored type.
    Object decode(long row, int count) {
        byte[] packed = table.bytes(row, "COMPRESSED_DATA");
        if (packed == null) {
            return plain(row, count);
        }
        if (type.isFloat() && !quantised) {
            if (!bytes.isGzip() && !bytes.algorithm().equals("NOCOMPRESS")) {
                throw new MalformedException(-1, "tile " + row + " holds floats, and neither ZSCALE nor gzip");
            }
            return values(unpacked(packed, count), count);
        }
        int[] integers = null;
        if (bytes.isGzip() || bytes.algorithm().equals("NOCOMPRESS")) {
            byte[] unpacked = unpacked(packed, count);
            if (!type.isFloat()) {
                return integers(unpacked, count);
            }
            integers = (int[]) array(ElementType.I32, unpacked, count);
        }
        integers = integers == null ? bytes.integers(packed, count) : integers;
        return type.isFloat() ? floats(integers, row) : narrowed(integers);
    }

    private byte[] unpacked(byte[] packed, int count) {
        return bytes.isGzip()
                ? TileBytes.gunzip(packed, count, bytes.algorithm().equals("GZIP_2"))
                : packed;
    }

    /// A tile that was not worth quantising, or not possible to.
    private Object plain(long row, int count) {
        byte[] zipped = table.bytes(row, "GZIP_COMPRESSED_DATA");
        byte[] plain = zipped == null ? table.bytes(row, "UNCOMPRESSED_DATA") : null;
        if (zipped == null && plain == null) {
            throw new MalformedException(-1, "tile " + row + " has no data");
        }
        byte[] unpacked = zipped == null ? plain : TileBytes.gunzip(zipped, count, false);
        if (unpacked == null) {
            throw new MalformedException(-1, "tile " + row + " has no data");
        }
        return type.isFloat() ? values(unpacked, count) : integers(unpacked, count);
    }

    /// Bytes of the stored type.
    private Object values(byte[] unpacked, int count) {
        return array(type, unpacked, count);
    }

    /// Bytes of integers, often wider than the stored type.
    private Object integers(byte[] unpacked, int count) {
        int width = unpacked.length / count;
        if (width == type.bytes()) {
            return array(type, unpacked, count);
        }
        ElementType wide = switch (width) {
            case 1 -> ElementType.U8;
            case 2 -> ElementType.I16;
            case 4 -> ElementType.I32;
            default -> ElementType.I64;
        };
        Object array = array(wide, unpacked, count);
        Object out = Elements.newArray(type, count);
        for (int i = 0; i < count; i++) {
            Elements.setBits(type, out, i, (long) Elements.value(wide, array, i));
        }
        return out;
    }

    private static Object array(ElementType type, byte[] bytes, int count) {
        if (bytes.length != count * type.bytes()) {
            throw new MalformedException(
                    -1, "a tile of " + count + " " + type.label() + " expected, found " + bytes.length + " bytes");
        }
        Object out = Elements.newArray(type, count);
        Elements.load(type, MemorySegment.ofArray(bytes), 0, out, 0, count, ByteOrder.BIG_ENDIAN);
        return out;
    }

    /// Masks of PLIO_1 are never negative: cfitsio moves unsigned 16-bit images up before and down after.
    private Object narrowed(int[] integers) {
        int offset = plioOffset && bytes.algorithm().equals("PLIO_1") ? 1 << 15 : 0;
        Object out = Elements.newArray(type, integers.length);
        for (int i = 0; i < integers.length; i++) {
            Elements.setBits(type, out, i, integers[i] - offset);
        }
        return out;
    }

    private Object floats(int[] integers, long row) {
        double scale = table.number(row, "ZSCALE", 1);
        double zero = table.number(row, "ZZERO", 0);
        double blankHere = table.number(row, "ZBLANK", blank);
        boolean zeros = dithering.equals("SUBTRACTIVE_DITHER_2");
        @Nullable
        Dither dither = zeros || dithering.equals("SUBTRACTIVE_DITHER_1") ? new Dither(row + firstDither) : null;
        double[] out = new double[integers.length];
        for (int i = 0; i < out.length; i++) {
            int integer = integers[i];
            double level = dither == null ? integer : (double) integer - dither.next() + 0.5;
            if (integer == blankHere) {
                out[i] = Double.NaN;
            } else {
                out[i] = zeros && integer == ZERO ? 0 : level * scale + zero;
            }
        }
        return Elements.fromDoubles(type, out, out.length);
    }
}
