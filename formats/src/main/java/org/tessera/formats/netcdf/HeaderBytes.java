package org.tessera.formats.netcdf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// The header of a file, read from its start: big-endian, every read checked against the end of the file.
///
/// Counts are limited by what could still follow in the file, and the header as a whole by [#LONGEST], so that
/// memory is never asked for by a number that the file merely claims.
final class HeaderBytes {

    /// Bytes of a header at most. Headers of climate models have less than a megabyte.
    static final long LONGEST = 1L << 25;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int LONGEST_NAME = 1 << 12; // of the C library: 256
    private static final int ALIGNMENT = 4;

    private final MemorySegment file;
    private long position;
    private boolean wide;

    HeaderBytes(MemorySegment file) {
        this.file = file;
    }

    /// Counts and sizes have 64 bits from here on, as in CDF-5.
    void widen() {
        wide = true;
    }

    /// Bytes read so far.
    long position() {
        return position;
    }

    int i8() {
        return file.get(ValueLayout.JAVA_BYTE, take(1));
    }

    int i32() {
        return file.get(INT, take(4));
    }

    long i64() {
        return file.get(LONG, take(8));
    }

    /// A size as it stands: unsigned in 32 bits, because files with dimensions and sizes of more than 2^31 exist.
    long size() {
        return wide ? i64() : i32() & 0xFFFFFFFFL;
    }

    /// A size that is not negative, which 64 bits could be.
    long size(String what) {
        long value = size();
        if (value < 0) {
            throw malformed(what + " must not be negative, found " + value);
        }
        return value;
    }

    /// How many things follow.
    ///
    /// @param least bytes that each of them takes at least
    long count(String what, long least) {
        long count = size(what);
        long room = (file.byteSize() - position) / least;
        if (count > room) {
            throw malformed(count + " " + what + " claimed, where the file has room for " + room);
        }
        return count;
    }

    /// A name of a dimension, variable or attribute (note on names: no control characters, no slash).
    String name(String what) {
        long start = position;
        long length = count("bytes of a name", 1);
        if (length < 1 || length > LONGEST_NAME) {
            throw malformed("a name of a " + what + " of " + length + " bytes, 1 to " + LONGEST_NAME + " expected");
        }
        String name = text(bytes(length));
        skip(padding(length));
        if (name.chars().anyMatch(c -> c < ' ' || c == '/' || c == 0x7F)) {
            throw new MalformedException(
                    start, "a name of a " + what + " has a character that no name has, such as a slash");
        }
        return name;
    }

    byte[] bytes(long length) {
        long from = take(length);
        return file.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE);
    }

    void skip(long length) {
        take(length);
    }

    /// Bytes up to the next multiple of four.
    static long padding(long length) {
        return -length & (ALIGNMENT - 1);
    }

    /// UTF-8; where it is not, Latin-1, which older programs wrote.
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    MalformedException malformed(String reason) {
        return new MalformedException(position, reason);
    }

    private long take(long length) {
        long left = file.byteSize() - position;
        if (length > left) {
            throw malformed(
                    "the file ends in its NetCDF header: " + length + " more bytes expected, " + left + " found");
        }
        if (length > LONGEST - position) {
            throw new LimitExceededException("bytes of a NetCDF header", position + length, LONGEST);
        }
        long from = position;
        position += length;
        return from;
    }
}
