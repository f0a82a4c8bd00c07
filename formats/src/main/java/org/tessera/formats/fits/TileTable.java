package org.tessera.formats.fits;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;

/// The binary table of a tile-compressed image: a row a tile, whose bytes lie in the heap (sections 7.3 and 10.1).
final class TileTable {

    private static final Pattern FORMAT = Pattern.compile("(\\d*)([LXBIJKAEDCMPQ])([LXBIJKAEDCM]?).*");
    private static final int MOST_COLUMNS = 999;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment file;
    private final Hdu hdu;
    private final long rows;
    private final long rowBytes;
    private final long heap;
    private final Map<String, Column> columns = new HashMap<>();

    /// @param offset in a row
    /// @param kind letter of the type; P and Q for arrays in the heap
    /// @param element letter of the type of their elements, or a blank
    private record Column(long offset, char kind, char element) {}

    /// @throws MalformedException when columns and row do not fit, or the heap lies outside the data
    TileTable(MemorySegment file, Hdu hdu) {
        this.file = file;
        this.hdu = hdu;
        Cards cards = hdu.cards();
        this.rowBytes = Hdu.size(cards, "NAXIS1");
        this.rows = Hdu.size(cards, "NAXIS2");
        this.heap = cards.integer("THEAP", Math.multiplyExact(rowBytes, rows));
        long columnCount = cards.integer("TFIELDS", 0);
        if (columnCount < 0 || columnCount > MOST_COLUMNS) {
            throw cards.malformed("TFIELDS", "0 to " + MOST_COLUMNS, Long.toString(columnCount));
        }
        long at = 0;
        for (int number = 1; number <= columnCount; number++) {
            at = column(number, at);
        }
        if (at > rowBytes || heap < 0 || heap > hdu.dataBytes()) {
            throw new MalformedException(
                    hdu.dataOffset(),
                    "the table of HDU " + hdu.number() + " has rows of " + rowBytes + " bytes and columns of " + at
                            + ", and its heap starts at byte " + heap + " of " + hdu.dataBytes());
        }
    }

    private long column(int number, long at) {
        Cards cards = hdu.cards();
        String format = String.valueOf(cards.text("TFORM" + number));
        Matcher matcher = FORMAT.matcher(format);
        if (!matcher.matches() || matcher.group(1).length() > 9) {
            throw cards.malformed("TFORM" + number, "a format such as 1PB(512)", format);
        }
        long repeat = matcher.group(1).isEmpty() ? 1 : Long.parseLong(matcher.group(1));
        char kind = matcher.group(2).charAt(0);
        char element = matcher.group(3).isEmpty() ? ' ' : matcher.group(3).charAt(0);
        String name = cards.text("TTYPE" + number);
        if (name != null && repeat > 0) {
            columns.putIfAbsent(name, new Column(at, kind, element));
        }
        return at + (kind == 'X' ? (repeat + 7) / 8 : repeat * bytes(kind));
    }

    private static int bytes(char kind) {
        return switch (kind) {
            case 'I' -> 2;
            case 'J', 'E' -> 4;
            case 'K', 'D', 'C', 'P' -> 8;
            case 'M', 'Q' -> 16;
            default -> 1;
        };
    }

    long rows() {
        return rows;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /// A number of a row, or of the card of that name where there is no such column.
    double number(long row, String name, double absent) {
        Column column = columns.get(name);
        if (column == null) {
            return hdu.cards().number(name, absent);
        }
        long at = at(row, column);
        return switch (column.kind) {
            case 'E' -> Float.intBitsToFloat(file.get(INT, at));
            case 'D' -> Double.longBitsToDouble(file.get(LONG, at));
            case 'J' -> file.get(INT, at);
            case 'I' -> file.get(SHORT, at);
            case 'K' -> file.get(LONG, at);
            case 'B' -> file.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
            default -> throw new MalformedException(at, "column " + name + " is no number");
        };
    }

    /// The bytes of a row in the heap, or null where there are none.
    byte @Nullable [] bytes(long row, String name) {
        Column column = columns.get(name);
        if (column == null) {
            return null;
        }
        if (column.kind != 'P' && column.kind != 'Q') {
            throw new MalformedException(hdu.dataOffset(), "column " + name + " has no arrays in the heap");
        }
        long at = at(row, column);
        boolean wide = column.kind == 'Q';
        long count = wide ? file.get(LONG, at) : file.get(INT, at);
        long offset = wide ? file.get(LONG, at + 8) : file.get(INT, at + 4);
        int element = bytes(column.element);
        long room = hdu.dataBytes() - heap;
        if (count < 0 || count > room / element || offset < 0 || offset > room - count * element) {
            throw new MalformedException(
                    at,
                    "tile " + row + " of HDU " + hdu.number() + ": " + count + " elements at byte " + offset
                            + " of a heap of " + room + " bytes");
        }
        if (count == 0) {
            return null;
        }
        long length = count * element;
        if (length > Integer.MAX_VALUE - 64) {
            throw new MalformedException(at, "tile " + row + " has " + length + " bytes");
        }
        return file.asSlice(hdu.dataOffset() + heap + offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private long at(long row, Column column) {
        return hdu.dataOffset() + row * rowBytes + column.offset;
    }
}
