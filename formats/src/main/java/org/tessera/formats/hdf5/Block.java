package org.tessera.formats.hdf5;

import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.ByteReader;

/// A cursor over a piece of metadata that knows how wide this file's addresses and lengths are.
///
/// @param in checks every read; its offset is the offset in the file
/// @param sizes the widths
record Block(ByteReader in, Superblock sizes) {

    int u8() {
        return in.u8();
    }

    int u16() {
        return in.u16();
    }

    long u32() {
        return in.i32() & 0xFFFFFFFFL;
    }

    /// An unsigned number of 0 to 8 bytes; one beyond 2^63 comes out negative and fits nowhere.
    long uint(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) in.u8() << (8 * i);
        }
        return value;
    }

    /// An address, or [FileBytes#UNDEFINED].
    long address() {
        int bytes = sizes.offsetSize();
        long value = uint(bytes);
        return bytes < 8 && value == (1L << (8 * bytes)) - 1 ? FileBytes.UNDEFINED : value;
    }

    long length() {
        return uint(sizes.lengthSize());
    }

    byte[] bytes(int count) {
        return in.bytes(count);
    }

    void skip(int count) {
        in.slice(count);
    }

    Block slice(int count) {
        return new Block(in.slice(count), sizes);
    }

    int remaining() {
        return in.remaining();
    }

    /// Offset in the file of the next byte.
    long offset() {
        return in.offset();
    }

    /// Reads the four letters that such a block starts with.
    void signature(String expected) {
        long at = offset();
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < expected.length(); i++) {
            found.append((char) in.u8());
        }
        if (!found.toString().equals(expected)) {
            String shown = found.chars().allMatch(c -> c >= ' ' && c <= '~') ? "'" + found + "'" : "other bytes";
            throw new MalformedException(at, "expected the signature '" + expected + "', found " + shown);
        }
    }

    /// Reads a version byte that must be `known`.
    void version(int known, String what) {
        int found = u8();
        if (found != known) {
            throw new UnsupportedException("version " + found + " of " + what + " at byte " + (offset() - 1)
                    + " is not known; version " + known + " is");
        }
    }

    MalformedException malformed(String reason) {
        return in.malformed(reason);
    }
}
