package org.tessera.formats.fits;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import nom.tam.fits.utilities.FitsCheckSum;
import org.jspecify.annotations.Nullable;

/// CHECKSUM and DATASUM of an HDU whose data changed: only these cards change, and only where they are there.
///
/// Source: FITS standard 4.0, section 4.4.2.7 and appendix J.
final class Checksums {

    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final String NONE = "0".repeat(16);

    private Checksums() {}

    /// Ones' complement sum of big-endian words; bytes that are missing at the end of the file count as zeros.
    static long sum(MemorySegment file, long from, long to) {
        long end = Math.min(to, file.byteSize());
        long sum = 0;
        long at = from;
        for (; at + 4 <= end; at += 4) {
            sum += file.get(WORD, at) & 0xFFFFFFFFL;
            sum = sum < 0 ? fold(sum) : sum;
        }
        for (int shift = 24; at < end; at++, shift -= 8) {
            sum += (file.get(ValueLayout.JAVA_BYTE, at) & 0xFFL) << shift;
        }
        return fold(sum);
    }

    /// Carries beyond 32 bits come back at the low end.
    private static long fold(long sum) {
        long folded = sum;
        while (folded >>> 32 != 0) {
            folded = (folded & 0xFFFFFFFFL) + (folded >>> 32);
        }
        return folded;
    }

    /// Makes the checksums of an HDU right again.
    ///
    /// @param file writable
    static void renew(MemorySegment file, Hdu hdu, long dataSum) {
        Cards cards = hdu.cards();
        put(file, cards, "DATASUM", Long.toString(dataSum));
        if (cards.has("CHECKSUM")) {
            put(file, cards, "CHECKSUM", NONE);
            long header = sum(file, cards.offset(), cards.end());
            put(file, cards, "CHECKSUM", FitsCheckSum.encode(fold(header + dataSum), true));
        }
    }

    private static void put(MemorySegment file, Cards cards, String key, String value) {
        @Nullable String old = cards.line(key);
        if (old == null) {
            return;
        }
        byte[] card = card(key, value, comment(old)).getBytes(StandardCharsets.ISO_8859_1);
        MemorySegment.copy(MemorySegment.ofArray(card), 0, file, cards.place(key), card.length);
    }

    /// The string must start at column 12 of the card, or the sum would not come out.
    private static String card(String key, String value, String comment) {
        return CardText.cut(CardText.pad(CardText.pad(key, 8) + "= '" + CardText.pad(value, 8) + "'", 31) + comment);
    }

    /// From the slash on.
    private static String comment(String line) {
        int quote = line.indexOf('\'', 10);
        int end = quote < 0 ? 9 : Math.max(line.indexOf('\'', quote + 1), quote);
        int slash = line.indexOf('/', end);
        return slash < 0 ? "" : line.substring(slash).stripTrailing();
    }
}
