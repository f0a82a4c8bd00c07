package org.tessera.formats.hdf5;

import org.tessera.io.Limits;

/// The index of chunked datasets that cannot grow without bound (specification section VII.C,
/// "Fixed Array"). Long arrays are paged; a bitmap tells which pages were ever written.
final class FixedArray {

    private final FileBytes file;
    private final long address;
    private final ElementVisitor visitor;

    FixedArray(FileBytes file, long address, ElementVisitor visitor) {
        this.file = file;
        this.address = address;
        this.visitor = visitor;
    }

    void read() {
        int offsetSize = file.superblock().offsetSize();
        int lengthSize = file.superblock().lengthSize();
        Block in = file.checked(address, 12L + lengthSize + offsetSize, "a fixed array");
        in.signature("FAHD");
        in.version(0, "a fixed array");
        in.u8(); // filtered or not: the dataset's pipeline says so too
        int elementSize = in.u8();
        int pageBits = in.u8();
        long count = in.length();
        long block = in.address();
        Limits.DEFAULT.checkChunks(count);
        if (elementSize < offsetSize || pageBits > 31) {
            throw in.malformed("a fixed array with elements of " + elementSize + " bytes in pages of 2^" + pageBits);
        }
        if (block == FileBytes.UNDEFINED) {
            return;
        }
        long pageLength = 1L << pageBits;
        if (count <= pageLength) {
            whole(block, elementSize, count);
        } else {
            paged(block, elementSize, count, pageLength);
        }
    }

    private int prefix() {
        return 6 + file.superblock().offsetSize();
    }

    private void whole(long block, int elementSize, long count) {
        long length = prefix() + count * elementSize + 4;
        Block in = file.checked(block, length, "a fixed array block");
        in.signature("FADB");
        in.skip(prefix() - 4);
        elements(in, elementSize, 0, count, file.region(block, length));
    }

    private void paged(long block, int elementSize, long count, long pageLength) {
        long pages = (count + pageLength - 1) / pageLength;
        int bitmapBytes = (int) ((pages + 7) / 8);
        long headLength = prefix() + bitmapBytes + 4L;
        Block in = file.checked(block, headLength, "a fixed array block");
        in.signature("FADB");
        in.skip(prefix() - 4);
        byte[] written = in.bytes(bitmapBytes);
        long at = block + headLength;
        for (long page = 0; page < pages; page++) {
            long first = page * pageLength;
            long here = Math.min(pageLength, count - first);
            long length = here * elementSize + 4;
            if ((written[(int) (page / 8)] & 0x80 >> (page % 8)) != 0) {
                Block elements = file.checked(at, length, "a fixed array page");
                elements(elements, elementSize, first, here, file.region(at, length));
            }
            at += length;
        }
    }

    private void elements(Block in, int elementSize, long first, long count, Region region) {
        for (long i = 0; i < count; i++) {
            visitor.element(first + i, in.slice(elementSize), region);
        }
    }
}
