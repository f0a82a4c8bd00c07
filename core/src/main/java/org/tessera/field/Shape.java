package org.tessera.field;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Sizes of the axes, slowest first, as numpy and HDF5 write them. Rank 1 to 6, 64-bit sizes.
public final class Shape {

    public static final int MAX_RANK = 6;

    private final long[] sizes;
    private final long count;

    private Shape(long[] sizes) {
        if (sizes.length < 1 || sizes.length > MAX_RANK) {
            throw new IllegalArgumentException("a shape has 1 to " + MAX_RANK + " axes, found " + sizes.length);
        }
        long product = 1;
        for (long size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("axis sizes must be at least 1, found " + Arrays.toString(sizes));
            }
            try {
                product = Math.multiplyExact(product, size);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("a shape of more than 2^63 values: " + Arrays.toString(sizes), e);
            }
        }
        this.sizes = sizes;
        this.count = product;
    }

    /// @param sizes slowest axis first
    public static Shape of(long... sizes) {
        return new Shape(sizes.clone());
    }

    public int rank() {
        return sizes.length;
    }

    public long size(int axis) {
        return sizes[axis];
    }

    public long[] sizes() {
        return sizes.clone();
    }

    /// Number of values.
    public long count() {
        return count;
    }

    /// Sizes as ints.
    ///
    /// @throws IllegalArgumentException when the values do not fit one Java array
    public int[] intSizes() {
        if (count > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(this + " is too large for one array");
        }
        return Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
    }

    /// Sizes as ints of the axes that have more than one point; none for a single value.
    ///
    /// @throws IllegalArgumentException when the values do not fit one Java array
    public int[] longAxes() {
        return Arrays.stream(intSizes()).filter(size -> size > 1).toArray();
    }

    /// Values between neighbours along each axis in row-major order.
    public long[] strides() {
        long[] strides = new long[sizes.length];
        long step = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= sizes[axis];
        }
        return strides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /// `100x500x500`, slowest axis first.
    @Override
    public String toString() {
        return Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining("x"));
    }
}
