package org.tessera.formats.hdf5;

import org.jspecify.annotations.Nullable;

/// Strings and lists of variable length, kept in collections shared by the whole file (specification section III.E).
final class GlobalHeap {

    private static final int MOST_BYTES = 1 << 16; // attributes are for people; longer ones are cut

    private GlobalHeap() {}

    /// The string that a length, an address and an index name; empty when there is none.
    static String string(FileBytes file, Block in) {
        HeapObject object = object(file, in);
        if (object == null) {
            return "";
        }
        int shown = (int) Math.min(Math.min(object.length(), object.bytes().remaining()), MOST_BYTES);
        return Text.padded(object.bytes().bytes(shown), 0, shown);
    }

    /// A sequence of values.
    ///
    /// @param length number of values
    /// @param bytes of them, and what pads them
    record HeapObject(long length, Block bytes) {}

    /// What a length, an address and an index name, or null when that is nothing.
    static @Nullable HeapObject object(FileBytes file, Block in) {
        long length = in.u32();
        long collection = in.address();
        long index = in.u32();
        if (length == 0 || collection == 0 || collection == FileBytes.UNDEFINED) {
            return null;
        }
        int lengthSize = file.superblock().lengthSize();
        Block head = file.block(collection, 8L + lengthSize, "a global heap");
        head.signature("GCOL");
        head.version(1, "a global heap");
        head.skip(3);
        Block heap = file.block(collection, head.length(), "a global heap");
        heap.skip(8 + lengthSize);
        while (heap.remaining() >= 8 + lengthSize) {
            int found = heap.u16();
            heap.skip(6);
            long size = heap.length();
            if (size < 0 || size > heap.remaining()) {
                throw heap.malformed("a heap object of " + Long.toUnsignedString(size) + " bytes");
            }
            if (found == 0) {
                break; // free space: the end
            }
            Block object = heap.slice((int) size);
            if (found == index) {
                return new HeapObject(length, object);
            }
            heap.skip((int) Math.min(heap.remaining(), -size & 7));
        }
        throw head.malformed("object " + index + " is not in its global heap");
    }
}
