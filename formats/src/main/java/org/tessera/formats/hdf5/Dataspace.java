package org.tessera.formats.hdf5;

import org.tessera.error.UnsupportedException;
import org.tessera.field.Shape;

/// Axis sizes of a dataset, now and at most (specification section IV.A.2.b).
///
/// @param sizes slowest axis first; empty for a scalar
/// @param most largest sizes the axes may grow to; [#UNLIMITED] where there is no such size
/// @param none true for the "null" dataspace, which holds no value at all
record Dataspace(long[] sizes, long[] most, boolean none) {

    static final long UNLIMITED = -1;

    static Dataspace parse(Block in) {
        int version = in.u8();
        int rank = in.u8();
        int flags = in.u8();
        boolean none = false;
        if (version == 1) {
            in.skip(5);
        } else if (version == 2) {
            none = in.u8() == 2;
        } else {
            throw new UnsupportedException("version " + version + " of a dataspace is not known; 1 and 2 are");
        }
        if (rank > 32) {
            throw in.malformed("a dataspace has at most 32 axes, found " + rank);
        }
        long[] sizes = lengths(in, rank);
        long[] most = (flags & 1) != 0 ? lengths(in, rank) : sizes.clone();
        for (int axis = 0; axis < rank; axis++) {
            boolean bounded = most[axis] != UNLIMITED;
            if (sizes[axis] < 0 || (bounded && most[axis] < sizes[axis])) {
                throw in.malformed("axis " + axis + " of size " + Long.toUnsignedString(sizes[axis]) + " may grow to "
                        + Long.toUnsignedString(most[axis]));
            }
        }
        return new Dataspace(sizes, most, none);
    }

    int rank() {
        return sizes.length;
    }

    /// True when there are values and a [Shape] can describe them.
    boolean hasShape() {
        if (none || rank() < 1 || rank() > Shape.MAX_RANK) {
            return false;
        }
        for (long size : sizes) {
            if (size == 0) {
                return false;
            }
        }
        return true;
    }

    /// Number of values; -1 when it exceeds 2^63.
    long count() {
        long count = none ? 0 : 1;
        for (long size : sizes) {
            if (size != 0 && count > Long.MAX_VALUE / size) {
                return -1;
            }
            count *= size;
        }
        return count;
    }

    private static long[] lengths(Block in, int rank) {
        long[] values = new long[rank];
        int bytes = in.sizes().lengthSize();
        long unlimited = bytes == 8 ? UNLIMITED : (1L << (8 * bytes)) - 1;
        for (int axis = 0; axis < rank; axis++) {
            long value = in.length();
            values[axis] = value == unlimited ? UNLIMITED : value;
        }
        return values;
    }
}
