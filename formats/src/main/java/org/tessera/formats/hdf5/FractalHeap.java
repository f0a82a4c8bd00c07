package org.tessera.formats.hdf5;

import org.tessera.error.UnsupportedException;

/// The store of names and attributes of large new-style groups (specification section III.G).
///
/// Objects lie in direct blocks, which hang in a table of rows: row 0 and 1 have blocks of the starting
/// size, each further row of twice the size; rows beyond the largest direct block hold further tables.
/// Only such "managed" objects and "tiny" ones (inside their own identifier) are read.
final class FractalHeap {

    private static final int MOST_DEPTH = 64; // each table is at least twice smaller than its parent

    private final FileBytes file;
    private final int idLength;
    private final int width;
    private final long startSize;
    private final long largestDirect;
    private final int offsetBytes;
    private final int lengthBytes;
    private final long root;
    private final int rootRows;

    FractalHeap(FileBytes file, long address) {
        this.file = file;
        int offset = file.superblock().offsetSize();
        int length = file.superblock().lengthSize();
        Block start = file.block(address, 9, "a fractal heap");
        start.signature("FRHP");
        start.skip(3);
        if (start.u16() != 0) {
            throw new UnsupportedException("a filtered fractal heap at byte " + start.offset() + " is not read");
        }
        Block in = file.checked(address, 26L + 3L * offset + 12L * length, "a fractal heap");
        in.signature("FRHP");
        in.version(0, "a fractal heap");
        idLength = in.u16();
        in.skip(3); // length of filters, flags
        long largestManaged = in.u32();
        in.skip(10 * length + 2 * offset); // huge objects, free space, statistics
        width = in.u16();
        startSize = in.length();
        largestDirect = in.length();
        int heapBits = in.u16();
        in.u16(); // rows the root starts with
        root = in.address();
        rootRows = in.u16();
        offsetBytes = (heapBits + 7) / 8;
        lengthBytes = (log2(Math.max(1, Math.min(largestDirect, largestManaged))) + 7) / 8;
        if (width == 0
                || heapBits > 64
                || !isPowerOfTwo(startSize)
                || !isPowerOfTwo(largestDirect)
                || largestDirect < startSize) {
            throw in.malformed("a fractal heap of width " + width + " with blocks of " + startSize + " to "
                    + largestDirect + " bytes");
        }
    }

    Block object(Block id) {
        Block whole = id.slice(Math.min(idLength, id.remaining()));
        int flags = whole.u8();
        return switch (flags >> 4 & 3) {
            case 0 -> managed(whole.uint(offsetBytes), whole.uint(lengthBytes), whole);
            case 2 -> whole.slice((flags & 0x0F) + 1);
            default ->
                throw new UnsupportedException(
                        "a huge object in a fractal heap at byte " + whole.offset() + " is not read");
        };
    }

    private Block managed(long offset, long length, Block id) {
        long block = root;
        long size = startSize;
        int rows = rootRows;
        long within = offset;
        for (int depth = 0; rows > 0; depth++) {
            int row = 0;
            long rowSize = startSize;
            while (row < rows && within >= rowSize * width && rowSize > 0) {
                within -= rowSize * width;
                row++;
                rowSize = row < 2 ? startSize : 2 * rowSize;
            }
            if (row == rows || within < 0 || rowSize <= 0 || depth > MOST_DEPTH) {
                throw id.malformed("a heap object at " + Long.toUnsignedString(offset) + " lies outside of its heap");
            }
            int offsetSize = file.superblock().offsetSize();
            long entry = row * (long) width + within / rowSize;
            long prefix = 5L + offsetSize + offsetBytes;
            block = file.block(block + prefix + entry * offsetSize, offsetSize, "a fractal heap table")
                    .address();
            within %= rowSize;
            size = rowSize;
            rows = rowSize <= largestDirect ? 0 : log2(rowSize) - log2(startSize * width) + 1;
        }
        if (within < 0 || length < 0 || length > size - within) {
            throw id.malformed("a heap object of " + Long.toUnsignedString(length) + " bytes crosses its block");
        }
        checkDirect(block, size);
        return file.block(block + within, length, "a heap object");
    }

    private void checkDirect(long block, long size) {
        file.position(block, size, "a fractal heap block");
        file.block(block, 4, "a fractal heap block").signature("FHDB");
    }

    private static boolean isPowerOfTwo(long value) {
        return value > 0 && Long.bitCount(value) == 1 && value <= 1L << 40;
    }

    private static int log2(long value) {
        return 63 - Long.numberOfLeadingZeros(value);
    }
}
