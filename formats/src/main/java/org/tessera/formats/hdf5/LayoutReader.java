package org.tessera.formats.hdf5;

import org.tessera.error.UnsupportedException;
import org.tessera.field.Shape;

/// Reads Data Layout messages of versions 1 to 4.
final class LayoutReader {

    private static final int COMPACT = 0;
    private static final int CONTIGUOUS = 1;
    private static final int CHUNKED = 2;

    private static final int PLAIN_EDGES = 1;
    private static final int SINGLE_FILTERED = 2;

    private final Message message;
    private final Block in;
    private final Shape shape;
    private final int elementSize;

    private LayoutReader(Message message, FileBytes file, Shape shape, int elementSize) {
        this.message = message;
        this.in = message.open(file);
        this.shape = shape;
        this.elementSize = elementSize;
    }

    static Layout parse(Message message, FileBytes file, Shape shape, int elementSize) {
        return new LayoutReader(message, file, shape, elementSize).parse();
    }

    private Layout parse() {
        int version = in.u8();
        return switch (version) {
            case 1, 2 -> old();
            case 3 -> current(false);
            case 4 -> current(true);
            default ->
                throw new UnsupportedException(
                        "version " + version + " of a data layout is not known; versions 1 to 4 are");
        };
    }

    /// Versions 1 and 2, of libraries before 1.6.3: sizes of the axes are repeated here.
    private Layout old() {
        int rank = in.u8();
        int kind = in.u8();
        in.skip(5);
        long address = kind == COMPACT ? 0 : in.address();
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = in.u32();
        }
        return switch (kind) {
            case COMPACT -> compact(in.u32());
            case CONTIGUOUS -> new Layout.Contiguous(address);
            case CHUNKED -> chunked(sizes, Layout.Index.BTREE_V1, address, 0);
            default -> unknown(kind);
        };
    }

    private Layout current(boolean indexed) {
        int kind = in.u8();
        return switch (kind) {
            case COMPACT -> compact(in.u16());
            case CONTIGUOUS -> contiguous();
            case CHUNKED -> indexed ? chunkedWithIndex() : chunkedWithTree();
            case 3 -> new Layout.Elsewhere("is a virtual dataset, whose values lie in other datasets");
            default -> unknown(kind);
        };
    }

    private Layout unknown(int kind) {
        return new Layout.Elsewhere("has storage class " + kind + ", which is not known");
    }

    private Layout compact(long size) {
        if (size != bytes()) {
            throw in.malformed("compact values of " + size + " bytes, expected " + bytes());
        }
        long offset = in.offset();
        in.skip((int) size);
        return new Layout.Compact(offset, message.region());
    }

    private Layout contiguous() {
        long address = in.address();
        long size = in.length();
        if (address != FileBytes.UNDEFINED && size != bytes()) {
            throw in.malformed("contiguous values of " + Long.toUnsignedString(size) + " bytes, expected " + bytes());
        }
        return new Layout.Contiguous(address);
    }

    private Layout chunkedWithTree() {
        int rank = in.u8();
        long address = in.address();
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = in.u32();
        }
        return chunked(sizes, Layout.Index.BTREE_V1, address, 0);
    }

    private Layout chunkedWithIndex() {
        int flags = in.u8();
        int rank = in.u8();
        int width = in.u8();
        if (width < 1 || width > 8) {
            throw in.malformed("chunk sizes of " + width + " bytes each");
        }
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = in.uint(width);
        }
        int kind = in.u8();
        return switch (kind) {
            case 1 -> single(sizes, flags);
            case 2 -> chunked(sizes, Layout.Index.IMPLICIT, in.address(), flags);
            case 3 -> behind(1, sizes, Layout.Index.FIXED_ARRAY, flags);
            case 4 -> behind(5, sizes, Layout.Index.EXTENSIBLE_ARRAY, flags);
            case 5 -> behind(6, sizes, Layout.Index.BTREE_V2, flags);
            default -> throw new UnsupportedException("chunk index " + kind + " is not known; 1 to 5 are");
        };
    }

    /// An index whose parameters here are repeated in its own header.
    private Layout behind(int parameters, long[] sizes, Layout.Index index, int flags) {
        in.skip(parameters);
        return chunked(sizes, index, in.address(), flags);
    }

    private Layout single(long[] sizes, int flags) {
        boolean filtered = (flags & SINGLE_FILTERED) != 0;
        long sizeField = in.offset();
        long size = filtered ? in.length() : -1;
        int mask = filtered ? (int) in.u32() : 0;
        long addressField = in.offset();
        long address = in.address();
        Layout.Single single = new Layout.Single(size, mask, sizeField, addressField, message.region());
        return new Layout.Chunked(chunk(sizes), Layout.Index.SINGLE, address, plainEdges(flags), single);
    }

    private Layout chunked(long[] sizes, Layout.Index index, long address, int flags) {
        return new Layout.Chunked(chunk(sizes), index, address, plainEdges(flags), null);
    }

    /// The sizes that a layout gives, of which the last one is that of an element.
    private Shape chunk(long[] sizes) {
        int rank = shape.rank();
        if (sizes.length != rank + 1 || sizes[rank] != elementSize) {
            throw in.malformed("chunks of rank " + (sizes.length - 1) + " for a dataset of rank " + rank
                    + ", or of elements that are not " + elementSize + " bytes");
        }
        long bytes = elementSize;
        for (int axis = 0; axis < rank; axis++) {
            if (sizes[axis] < 1 || sizes[axis] > Integer.MAX_VALUE / bytes) {
                throw in.malformed("a chunk of more than 2 GiB or of no values: axis " + axis + " is "
                        + Long.toUnsignedString(sizes[axis]));
            }
            bytes *= sizes[axis];
        }
        return Shape.of(java.util.Arrays.copyOf(sizes, rank));
    }

    private static boolean plainEdges(int flags) {
        return (flags & PLAIN_EDGES) != 0;
    }

    private long bytes() {
        return Math.multiplyExact(shape.count(), (long) elementSize);
    }
}
