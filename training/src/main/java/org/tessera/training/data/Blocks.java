package org.tessera.training.data;

import java.util.Arrays;
import org.tessera.neural.layer.Features;

/// Blocks in memory, one after the other.
///
/// @param values all of them
/// @param shape channels and axes of one
/// @param count how many
public record Blocks(float[] values, Features shape, int count) {

    public Blocks {
        if ((long) count * shape.count() != values.length) {
            throw new IllegalArgumentException(count + " blocks of " + shape + " are " + (long) count * shape.count()
                    + " values, found " + values.length);
        }
    }

    /// Copies of some of them.
    public Blocks select(int[] indices) {
        int size = shape.count();
        float[] chosen = new float[Math.multiplyExact(indices.length, size)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * size, chosen, i * size, size);
        }
        return new Blocks(chosen, shape, indices.length);
    }

    /// @throws IllegalArgumentException when a value is not finite, naming where the first is
    public void checkFinite(String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                long bad = 0;
                for (float value : values) {
                    bad += Float.isFinite(value) ? 0 : 1;
                }
                throw new IllegalArgumentException(
                        name + " has " + bad + " values that are not finite, the first in block "
                                + i / shape.count() + " (" + values[i]
                                + "): training needs finite ones, so drop those blocks with data.skip-bad=true");
            }
        }
    }

    /// Without the blocks that hold a value that is not finite.
    public Blocks finiteOnly() {
        int size = shape.count();
        int[] good = new int[count];
        int n = 0;
        for (int b = 0; b < count; b++) {
            boolean finite = true;
            for (int i = b * size; i < (b + 1) * size; i++) {
                finite &= Float.isFinite(values[i]);
            }
            if (finite) {
                good[n++] = b;
            }
        }
        return n == count ? this : select(Arrays.copyOf(good, n));
    }
}
