package org.tessera.neural.block;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.MixedIntegers;

/// Codes a block by itself, where the basis does not fit: rounded values, differences along each axis (Lorenzo).
public final class DifferenceCoder {

    private static final int BINS = 20;

    private final BitCoder coder;
    private final int[] axes;
    private final int[] strides;
    private final MixedIntegers integers =
            new MixedIntegers(new int[] {BINS, BINS * BINS, BINS * BINS, BINS, 1, 1}, 1, 1);

    public DifferenceCoder(BitCoder coder, int[] axes) {
        this.coder = coder;
        this.axes = axes;
        strides = new int[axes.length];
        int stride = 1;
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= axes[axis];
        }
    }

    /// @param numbers what an encoder writes, and a decoder gets
    public void code(int[] numbers) {
        code(numbers, true);
    }

    /// @param smooth false: the numbers themselves
    public void code(int[] numbers, boolean smooth) {
        int[] d = numbers.clone();
        if (smooth) {
            differences(d);
        }
        for (int p = 0; p < d.length; p++) {
            int a = near(d, p, axes.length - 1);
            int b = near(d, p, axes.length - 2);
            int c = near(d, p, axes.length - 3);
            integers.context(0, a);
            integers.context(1, a * BINS + b);
            integers.context(2, b * BINS + c);
            integers.context(3, (a + b + c) / 3);
            integers.context(4, 0);
            integers.context(5, 0);
            d[p] = integers.code(coder, 0, 0, d[p]);
        }
        if (smooth) {
            sums(d);
        }
        System.arraycopy(d, 0, numbers, 0, d.length);
    }

    /// Bits that it would take, roughly.
    public static double cost(int[] numbers, int[] axes) {
        int[] d = numbers.clone();
        int stride = d.length;
        for (int size : axes) {
            stride /= size;
            along(d, size, stride, -1);
        }
        double bits = 0;
        for (int value : d) {
            bits += 1 + 2 * (32 - Integer.numberOfLeadingZeros(Math.abs(value)));
        }
        return bits;
    }

    private void differences(int[] d) {
        for (int axis = 0; axis < axes.length; axis++) {
            along(d, axes[axis], strides[axis], -1);
        }
    }

    private void sums(int[] d) {
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            along(d, axes[axis], strides[axis], 1);
        }
    }

    /// Differences from the end, or sums from the start; modulo `2^32`.
    private static void along(int[] d, int size, int stride, int sign) {
        for (int i = 0; i < d.length; i++) {
            int p = sign > 0 ? i : d.length - 1 - i;
            if (p / stride % size > 0) {
                d[p] += sign * d[p - stride];
            }
        }
    }

    private int near(int[] d, int p, int axis) {
        if (axis < 0 || p / strides[axis] % axes[axis] == 0) {
            return 0;
        }
        int size = Math.abs(d[p - strides[axis]]);
        return Math.min(BINS - 1, size < 3 ? Math.max(0, size) : 34 - Integer.numberOfLeadingZeros(size));
    }
}
