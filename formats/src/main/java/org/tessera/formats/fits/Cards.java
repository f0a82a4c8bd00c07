package org.tessera.formats.fits;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import nom.tam.fits.HeaderCard;
import org.jspecify.annotations.Nullable;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// The header of one HDU: cards of 80 characters up to END. Values are read when asked for, so that a strange card
/// that nobody asks for does no harm.
///
/// @param offset first byte in the file
/// @param lines the cards, END left out
/// @param bytes length with padding
record Cards(long offset, List<String> lines, Map<String, Integer> places, long bytes) {

    static final int BLOCK = 2880;
    static final int CARD = 80;

    /// Bytes of a header at most; those of mosaics of a hundred chips have a few hundred kilobytes.
    private static final long LONGEST = 1L << 25;

    /// The library reports doubtful cards to the log of the JVM; strong, or the level would be forgotten.
    private static final Logger LIBRARY = Logger.getLogger("nom.tam.fits");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    /// Whether a header can start here: `XTENSION=`, or `SIMPLE  =` at the start of the file.
    static boolean startsAt(MemorySegment file, long offset, String word) {
        return file.byteSize() - offset >= CARD && line(file, offset).startsWith(word);
    }

    /// @param number of the HDU, for messages
    static Cards read(MemorySegment file, long offset, int number) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (long at = offset; ; at += CARD) {
            if (at + CARD > file.byteSize()) {
                throw new MalformedException(
                        offset, "the header of HDU " + number + " has no END card before the file ends");
            }
            if (at - offset > LONGEST) {
                throw new LimitExceededException("bytes of a FITS header", at - offset, LONGEST);
            }
            String line = line(file, at);
            if (line.startsWith("END") && line.substring(3).isBlank()) {
                long bytes = (at + CARD - offset + BLOCK - 1) / BLOCK * BLOCK;
                return new Cards(offset, lines, places, bytes);
            }
            if (line.chars().anyMatch(c -> c == 0)) {
                throw new MalformedException(
                        at, "a card of text expected in the header of HDU " + number + ", found other bytes");
            }
            places.putIfAbsent(key(line), lines.size());
            lines.add(line);
        }
    }

    private static String line(MemorySegment file, long at) {
        byte[] bytes = file.asSlice(at, CARD).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String key(String line) {
        return line.substring(0, 8).stripTrailing();
    }

    boolean has(String key) {
        return places.containsKey(key);
    }

    /// Byte in the file where the first card of that name starts, or -1.
    long place(String key) {
        Integer index = places.get(key);
        return index == null ? -1 : offset + (long) index * CARD;
    }

    @Nullable
    String line(String key) {
        Integer index = places.get(key);
        return index == null ? null : lines.get(index);
    }

    /// The value as text, without quotes and trailing blanks; null where there is no such card or no value.
    @Nullable
    String text(String key) {
        String line = line(key);
        if (line == null || line.charAt(8) != '=') {
            return null;
        }
        try {
            String value = HeaderCard.create(line).getValue();
            return value == null ? null : value.stripTrailing();
        } catch (RuntimeException e) {
            throw malformed(key, "a value that can be read", line.substring(9).strip());
        }
    }

    boolean isTrue(String key) {
        return "T".equals(text(key));
    }

    /// @throws MalformedException when there is such a card and its value is no whole number
    long integer(String key, long absent) {
        String text = text(key);
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            return Long.parseLong(text.startsWith("+") ? text.substring(1) : text);
        } catch (NumberFormatException e) {
            double value = number(key, Double.NaN);
            if (value == Math.rint(value) && Math.abs(value) < 0x1p53) { // 32768.0 as some programs write
                return (long) value;
            }
            throw malformed(key, "a whole number", text);
        }
    }

    double number(String key, double absent) {
        String text = text(key);
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            return Double.parseDouble(text.toUpperCase(Locale.ROOT).replace('D', 'E'));
        } catch (NumberFormatException e) {
            throw malformed(key, "a number", text);
        }
    }

    MalformedException malformed(String key, String expected, String found) {
        return new MalformedException(place(key), key + ": " + expected + " expected, found '" + found + "'");
    }

    /// Where the data begin.
    long end() {
        return offset + bytes;
    }
}
