package org.tessera.formats.fits;

import org.tessera.error.MalformedException;

/// A header and the data after it.
///
/// @param number 0 for the primary
/// @param dataBytes without padding
record Hdu(int number, Cards cards, long dataBytes) {

    private static final int MOST_AXES = 999;

    /// @throws MalformedException when the header contradicts itself, or the file ends before the data do
    static Hdu of(int number, Cards cards, long fileBytes) {
        long bytes = dataBytes(number, cards);
        if (bytes > fileBytes - Math.min(cards.end(), fileBytes)) {
            throw new MalformedException(
                    cards.end(),
                    "the file ends early: HDU " + number + " has " + bytes + " bytes of data, "
                            + Math.max(0, fileBytes - cards.end()) + " found");
        }
        return new Hdu(number, cards, bytes);
    }

    long dataOffset() {
        return cards.end();
    }

    /// Where the next HDU begins.
    long end() {
        return cards.end() + (dataBytes + Cards.BLOCK - 1) / Cards.BLOCK * Cards.BLOCK;
    }

    /// Random groups: a primary array whose first axis has no length (section 6).
    boolean isGroups() {
        return cards.isTrue("GROUPS") && cards.integer("NAXIS1", -1) == 0;
    }

    boolean isImage() {
        return number == 0 ? !isGroups() : "IMAGE".equals(cards.text("XTENSION"));
    }

    boolean isTiledImage() {
        String kind = cards.text("XTENSION");
        return ("BINTABLE".equals(kind) || "A3DTABLE".equals(kind)) && cards.isTrue("ZIMAGE");
    }

    /// |BITPIX| / 8 * GCOUNT * (PCOUNT + NAXIS1 * ... * NAXISm), equations 1 and 2 of the standard.
    private static long dataBytes(int number, Cards cards) {
        long bitpix = bitpix(cards, "BITPIX");
        int axes = axes(cards, "NAXIS");
        long product = axes == 0 ? 0 : 1;
        boolean groups = axes > 0 && cards.isTrue("GROUPS") && size(cards, "NAXIS1") == 0;
        try {
            for (int axis = groups ? 2 : 1; axis <= axes; axis++) {
                product = Math.multiplyExact(product, size(cards, "NAXIS" + axis));
            }
            long parameters = notNegative(cards, "PCOUNT", 0);
            long count = notNegative(cards, "GCOUNT", 1);
            long values = Math.multiplyExact(count, Math.addExact(axes == 0 ? 0 : parameters, product));
            long bytes = Math.multiplyExact(values, Math.abs(bitpix) / 8);
            Math.addExact(cards.end(), Math.addExact(bytes, Cards.BLOCK));
            return bytes;
        } catch (ArithmeticException e) {
            throw new MalformedException(cards.offset(), "HDU " + number + " claims data of more than 2^63 bytes");
        }
    }

    static int bitpix(Cards cards, String key) {
        long bitpix = cards.integer(key, 0);
        if (bitpix != 8 && bitpix != 16 && Math.abs(bitpix) != 32 && Math.abs(bitpix) != 64) {
            throw wrong(cards, key, "8, 16, 32, 64, -32 or -64");
        }
        return (int) bitpix;
    }

    static int axes(Cards cards, String key) {
        long axes = cards.integer(key, -1);
        if (axes < 0 || axes > MOST_AXES) {
            throw wrong(cards, key, "0 to " + MOST_AXES);
        }
        return (int) axes;
    }

    /// The length of an axis, which must be stated.
    static long size(Cards cards, String key) {
        return notNegative(cards, key, -1);
    }

    private static long notNegative(Cards cards, String key, long absent) {
        long value = cards.integer(key, absent);
        if (value < 0) {
            throw wrong(cards, key, "a whole number of at least 0");
        }
        return value;
    }

    private static MalformedException wrong(Cards cards, String key, String expected) {
        String text = cards.text(key);
        return text == null
                ? new MalformedException(cards.offset(), key + ": " + expected + " expected, found no such card")
                : cards.malformed(key, expected, text);
    }
}
