package org.tessera.formats.hdf5;

import org.jspecify.annotations.Nullable;

/// The index of chunked datasets with one unlimited axis (specification section VII.D, "Extensible Array").
///
/// Elements lie, in this order: in the index block itself; in data blocks it points to; in data blocks
/// that secondary blocks point to. Secondary block s has 2^(s/2) data blocks of 2^((s+1)/2) times the
/// least number of elements; the first few have no block of their own, their data blocks hang in the
/// index block. Large data blocks are paged, with a bitmap in the secondary block.
final class ExtensibleArray {

    private final FileBytes file;
    private final ElementVisitor visitor;
    private final int elementSize;
    private final int inIndexBlock;
    private final int leastElements;
    private final int leastPointers;
    private final long pageLength;
    private final int offsetBytes;
    private final int secondaryBlocks;
    private final long used;
    private final long indexBlock;
    private long next;

    ExtensibleArray(FileBytes file, long address, ElementVisitor visitor) {
        this.file = file;
        this.visitor = visitor;
        int offsetSize = file.superblock().offsetSize();
        int lengthSize = file.superblock().lengthSize();
        Block in = file.checked(address, 16L + 6L * lengthSize + offsetSize, "an extensible array");
        in.signature("EAHD");
        in.version(0, "an extensible array");
        in.u8(); // filtered or not: the dataset's pipeline says so too
        elementSize = in.u8();
        int bits = in.u8();
        inIndexBlock = in.u8();
        leastElements = in.u8();
        leastPointers = in.u8();
        int pageBits = in.u8();
        in.skip(4 * lengthSize); // numbers and sizes of blocks
        used = in.length();
        in.skip(lengthSize); // elements that blocks have room for
        indexBlock = in.address();
        if (elementSize < offsetSize
                || bits > 64
                || pageBits > 31
                || !isPowerOfTwo(leastElements)
                || !isPowerOfTwo(leastPointers)
                || bits < log2(leastElements)) {
            throw in.malformed("an extensible array with elements of " + elementSize + " bytes, blocks of "
                    + leastElements + ", " + leastPointers + " pointers, " + bits + " bits");
        }
        pageLength = 1L << pageBits;
        offsetBytes = (bits + 7) / 8;
        secondaryBlocks = 1 + bits - log2(leastElements);
    }

    void read() {
        if (indexBlock == FileBytes.UNDEFINED) {
            return;
        }
        int offsetSize = file.superblock().offsetSize();
        int withoutBlock = 2 * log2(leastPointers); // secondary blocks that hang in the index block
        int pointers = 2 * (leastPointers - 1);
        int blocks = Math.max(0, secondaryBlocks - withoutBlock);
        long length = 6L + offsetSize + (long) inIndexBlock * elementSize + (long) (pointers + blocks) * offsetSize + 4;
        Block in = file.checked(indexBlock, length, "an extensible array's index block");
        in.signature("EAIB");
        in.skip(2 + offsetSize);
        elements(in, inIndexBlock, file.region(indexBlock, length));
        for (int s = 0; s < withoutBlock && s < secondaryBlocks; s++) {
            for (long k = 0; k < dataBlocks(s); k++) {
                dataBlock(in.address(), elementsOf(s), null, 0);
            }
        }
        for (int s = withoutBlock; s < secondaryBlocks && next < used; s++) {
            secondaryBlock(in.address(), s);
        }
    }

    private static long dataBlocks(int secondary) {
        return 1L << (secondary / 2);
    }

    private long elementsOf(int secondary) {
        return (1L << ((secondary + 1) / 2)) * leastElements;
    }

    private void secondaryBlock(long block, int s) {
        long count = dataBlocks(s);
        long elements = elementsOf(s);
        if (block == FileBytes.UNDEFINED) {
            next += count * elements;
            return;
        }
        int offsetSize = file.superblock().offsetSize();
        long pages = elements > pageLength ? elements / pageLength : 0;
        long bitmapBytes = (pages + 7) / 8;
        long length = 10L + offsetSize + offsetBytes + count * (bitmapBytes + offsetSize);
        Block in = file.checked(block, length, "an extensible array's secondary block");
        in.signature("EASB");
        in.skip(2 + offsetSize + offsetBytes);
        byte[] written = in.bytes(Math.toIntExact(count * bitmapBytes));
        for (long k = 0; k < count; k++) {
            dataBlock(in.address(), elements, written, (int) (k * bitmapBytes));
        }
    }

    /// @param written bitmap of written pages, starting at `from`; null when pages are not possible
    private void dataBlock(long block, long elements, byte @Nullable [] written, int from) {
        long end = next + elements;
        if (block != FileBytes.UNDEFINED) {
            long prefix = 6L + file.superblock().offsetSize() + offsetBytes;
            boolean paged = elements > pageLength;
            long length = prefix + (paged ? 0 : elements * elementSize) + 4;
            Block in = file.checked(block, length, "an extensible array's data block");
            in.signature("EADB");
            in.skip((int) prefix - 4);
            if (!paged) {
                elements(in, elements, file.region(block, length));
            } else if (written != null) {
                pages(block + length, elements, written, from);
            } else {
                throw in.malformed("a paged data block of an extensible array without a bitmap");
            }
        }
        next = end;
    }

    private void pages(long start, long elements, byte[] written, int from) {
        long length = pageLength * elementSize + 4;
        for (int page = 0; page < elements / pageLength; page++) {
            if ((written[from + page / 8] & 0x80 >> (page % 8)) != 0) {
                long at = start + page * length;
                elements(file.checked(at, length, "an extensible array's page"), pageLength, file.region(at, length));
            } else {
                next += pageLength;
            }
        }
    }

    private void elements(Block in, long count, Region region) {
        for (long i = 0; i < count; i++, next++) {
            Block element = in.slice(elementSize);
            if (next < used) {
                visitor.element(next, element, region);
            }
        }
    }

    private static boolean isPowerOfTwo(int value) {
        return value > 0 && Integer.bitCount(value) == 1;
    }

    private static int log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
