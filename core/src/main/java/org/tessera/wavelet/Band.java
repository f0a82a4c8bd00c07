package org.tessera.wavelet;

/// A box of coefficients of one kind in the array of all, always with four axes: missing ones have one point.
///
/// @param origin first index along each axis, slowest first
/// @param sizes points along each axis
/// @param kind which statistics the coefficients share, below [#KINDS]
/// @param references bands coded before that show the same places
record Band(int[] origin, int[] sizes, int kind, Reference[] references) {

    static final int AXES = 4;

    /// Kinds of bands: four levels times number of axes with details.
    static final int KINDS = 20;

    static final Reference[] NONE = new Reference[0];

    /// A band that shows the same places, halved along some axes.
    ///
    /// @param shift for each axis 1 where two coefficients of the band lie on one here
    record Reference(int[] origin, int[] sizes, int[] shift) {

        /// Index along an axis of what lies at `i` in the band.
        int index(int axis, int i) {
            return origin[axis] + Math.min(i >> shift[axis], sizes[axis] - 1);
        }
    }

    /// All points as one band.
    static Band whole(int[] sizes) {
        return new Band(new int[AXES], sizes, 0, NONE);
    }

    int count() {
        return sizes[0] * sizes[1] * sizes[2] * sizes[3];
    }
}
