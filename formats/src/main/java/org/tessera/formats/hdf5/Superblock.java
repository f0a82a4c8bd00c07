package org.tessera.formats.hdf5;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.ByteReader;

/// The entry of a file: sizes of its numbers, where it starts behind a user block, where it ends.
///
/// Specification section II.A. When a program has put bytes in front of the file, the base address that
/// the file states is stale; the place where the signature was found counts, as in the HDF5 library.
///
/// @param base file offset that address 0 means
/// @param offsetSize bytes of an address
/// @param lengthSize bytes of a length
/// @param end first byte after the file's data, as an offset in the file
/// @param endField file offset of the stored end-of-file address
/// @param endBias what the stored end-of-file address has more than `end`
/// @param root address of the root group's object header
/// @param extension address of a header with more about the file, or [FileBytes#UNDEFINED]
/// @param checksum what the superblock's checksum covers; null before version 2
record Superblock(
        long base,
        int offsetSize,
        int lengthSize,
        long end,
        long endField,
        long endBias,
        long root,
        long extension,
        @Nullable Region checksum) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final int MOST_BYTES = 128;

    /// True when the signature lies at 0, 512, 1024, ... within these first bytes.
    static boolean startsIn(byte[] head) {
        for (int at = 0; at + SIGNATURE.length <= head.length; at = next(at)) {
            if (isSignature(head, at)) {
                return true;
            }
        }
        return false;
    }

    static Superblock read(FileChannel channel) throws IOException {
        long size = channel.size();
        for (long at = 0; at + SIGNATURE.length <= size && at >= 0; at = at == 0 ? 512 : 2 * at) {
            byte[] bytes = readUpTo(channel, at, MOST_BYTES);
            if (bytes.length > SIGNATURE.length && isSignature(bytes, 0)) {
                return parse(bytes, at, size);
            }
        }
        throw new MalformedException(0, "not an HDF5 file: no signature at byte 0, 512, 1024, ...");
    }

    private static Superblock parse(byte[] bytes, long at, long size) {
        ByteReader in = new ByteReader(bytes, 0, bytes.length, at);
        in.bytes(SIGNATURE.length);
        int version = in.u8();
        Superblock found = switch (version) {
            case 0, 1 -> parseOld(in, version, at);
            case 2, 3 -> parseNew(in, bytes, at);
            default ->
                throw new UnsupportedException(
                        "HDF5 superblock version " + version + " is not known; versions 0 to 3 are");
        };
        if (found.end < at || found.end > size) {
            throw new MalformedException(
                    found.endField,
                    "the file is cut short: it states an end at byte " + found.end + " and has " + size + " bytes");
        }
        return found;
    }

    private static Superblock parseOld(ByteReader in, int version, long at) {
        in.bytes(4); // versions of the free-space storage, root group, reserved, shared messages
        int offsetSize = sizeOf(in, "offsets");
        int lengthSize = sizeOf(in, "lengths");
        in.bytes(version == 0 ? 9 : 13); // reserved, B-tree ranks, consistency flags
        long base = number(in, offsetSize);
        in.bytes(offsetSize); // free-space information
        long endField = in.offset();
        long end = number(in, offsetSize);
        if (number(in, offsetSize) != undefined(offsetSize)) {
            throw new UnsupportedException("the HDF5 file is one part of several (a family or multi driver):"
                    + " join the parts with h5repart or h5repack first");
        }
        in.bytes(offsetSize); // name of the root group
        long root = number(in, offsetSize);
        return new Superblock(
                at, offsetSize, lengthSize, end - (base - at), endField, base - at, root, FileBytes.UNDEFINED, null);
    }

    private static Superblock parseNew(ByteReader in, byte[] bytes, long at) {
        int offsetSize = sizeOf(in, "offsets");
        int lengthSize = sizeOf(in, "lengths");
        in.u8(); // consistency flags
        long base = number(in, offsetSize);
        long extension = number(in, offsetSize);
        long endField = in.offset();
        long end = number(in, offsetSize);
        long root = number(in, offsetSize);
        int covered = Math.toIntExact(in.offset() - at);
        int stored = in.i32();
        if (stored != Region.checksum(Arrays.copyOf(bytes, covered))) {
            throw new MalformedException(at, "the checksum of the superblock does not fit its bytes");
        }
        Region checksum = new Region(at, covered);
        return new Superblock(
                at,
                offsetSize,
                lengthSize,
                end - (base - at),
                endField,
                base - at,
                root,
                extension == undefined(offsetSize) ? FileBytes.UNDEFINED : extension,
                checksum);
    }

    private static int sizeOf(ByteReader in, String what) {
        int size = in.u8();
        if (size != 2 && size != 4 && size != 8) {
            throw in.malformed("the size of " + what + " must be 2, 4 or 8, found " + size);
        }
        return size;
    }

    private static long number(ByteReader in, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) in.u8() << (8 * i);
        }
        return value;
    }

    private static long undefined(int size) {
        return size == 8 ? -1 : (1L << (8 * size)) - 1;
    }

    private static boolean isSignature(byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private static int next(int at) {
        return at == 0 ? 512 : 2 * at;
    }

    private static byte[] readUpTo(FileChannel channel, long at, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.min(most, channel.size() - at)];
        return Arrays.copyOf(bytes, FileBytes.fill(channel, at, bytes));
    }
}
