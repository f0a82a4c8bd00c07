package org.tessera.formats.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;

/// Bounded reads of a file at the addresses that the file itself uses. Nothing is allocated before the
/// range is known to lie inside the file.
///
/// @param channel the file
/// @param superblock sizes of numbers and where address 0 lies
/// @param size bytes in the file
/// @param verify false while a file is being restored: values inside checksummed headers are then missing
record FileBytes(FileChannel channel, Superblock superblock, long size, boolean verify) {

    /// The address of what was never written.
    static final long UNDEFINED = -1;

    static FileBytes of(FileChannel channel, boolean verify) throws IOException {
        return new FileBytes(channel, Superblock.read(channel), channel.size(), verify);
    }

    /// Offset in the file of an address, for `length` bytes that must lie in the file.
    long position(long address, long length, String what) {
        long room = size - superblock.base();
        if (address < 0 || length < 0 || length > room || address > room - length) {
            throw new MalformedException(
                    -1,
                    what + " does not lie in the file: address " + Long.toUnsignedString(address) + ", "
                            + Long.toUnsignedString(length) + " bytes, the file has " + room);
        }
        return superblock.base() + address;
    }

    byte[] bytes(long address, long length, String what) {
        return readAt(position(address, length, what), Math.toIntExact(length));
    }

    Block block(long address, long length, String what) {
        long position = position(address, length, what);
        Limits.DEFAULT.checkMetadata(length);
        byte[] bytes = readAt(position, (int) length);
        return new Block(new ByteReader(bytes, 0, bytes.length, position), superblock);
    }

    /// A block whose last four bytes are a checksum of the others; the block given back ends before them.
    Block checked(long address, long length, String what) {
        long position = position(address, length, what);
        Limits.DEFAULT.checkMetadata(length);
        byte[] bytes = readAt(position, (int) length);
        int covered = bytes.length - 4;
        if (covered < 0) {
            throw new MalformedException(position, what + " of " + length + " bytes cannot hold its checksum");
        }
        ByteReader tail = new ByteReader(bytes, covered, 4, position + covered);
        if (tail.i32() != Region.checksum(Arrays.copyOf(bytes, covered)) && verify) {
            throw new MalformedException(position, "the checksum of " + what + " does not fit its bytes");
        }
        return new Block(new ByteReader(bytes, 0, covered, position), superblock);
    }

    /// What the checksum of such a block covers.
    Region region(long address, long length) {
        return new Region(superblock.base() + address, Math.toIntExact(length - 4));
    }

    private byte[] readAt(long position, int length) {
        byte[] bytes = new byte[length];
        try {
            int filled = fill(channel, position, bytes);
            if (filled < length) {
                throw new MalformedException(position + filled, "the file ended while it was read");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /// Reads until the array is full or the file ends; returns how many bytes were read.
    static int fill(FileChannel channel, long position, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int more = 0;
        while (buffer.hasRemaining() && more >= 0) {
            more = channel.read(buffer, position + buffer.position());
        }
        return buffer.position();
    }
}
