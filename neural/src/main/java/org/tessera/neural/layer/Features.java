package org.tessera.neural.layer;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// What flows between two layers, for one sample: channels, then 0 to 3 axes of points, slowest first.
///
/// The size is checked when a shape is made, so nothing is ever allocated for an absurd one.
public final class Features {

    /// Most numbers between two layers for one sample.
    public static final int MOST = 1 << 24;

    private static final int MOST_AXES = 4;

    private final int[] sizes;
    private final int count;

    private Features(int[] sizes) {
        if (sizes.length < 1 || sizes.length > MOST_AXES) {
            throw new MalformedException(
                    -1, "features have channels and up to three axes, found " + Arrays.toString(sizes));
        }
        long product = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new MalformedException(-1, "sizes of features must be positive, found " + Arrays.toString(sizes));
            }
            product *= size;
            if (product > MOST) {
                throw new LimitExceededException("numbers between two layers", product, MOST);
            }
        }
        this.sizes = sizes;
        this.count = (int) product;
    }

    /// @param sizes channels first
    public static Features of(int... sizes) {
        return new Features(sizes.clone());
    }

    public int channels() {
        return sizes[0];
    }

    /// Number of axes after the channels.
    public int rank() {
        return sizes.length - 1;
    }

    /// Size of an axis after the channels, slowest first.
    public int axis(int axis) {
        return sizes[axis + 1];
    }

    public int[] sizes() {
        return sizes.clone();
    }

    /// Sizes without the channels.
    public int[] points() {
        return Arrays.copyOfRange(sizes, 1, sizes.length);
    }

    /// Points of one channel.
    public int positions() {
        return count / sizes[0];
    }

    public int count() {
        return count;
    }

    public Features withChannels(int channels) {
        int[] other = sizes.clone();
        other[0] = channels;
        return new Features(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features && Arrays.equals(sizes, features.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /// `32x7x7x7`, channels first.
    @Override
    public String toString() {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
