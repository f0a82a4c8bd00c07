package org.tessera.residual;

import org.jspecify.annotations.Nullable;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Numbers of a model as whole numbers of steps.
public final class RoundedNumbers {

    private static final double LARGEST = 0x1p30;

    /// From this part of a step on a number is rounded away from zero: zeros are cheap.
    private static final double UP = 0.42;

    private static final long UPPER_HALF = 0xFFFFFFFF00000000L;

    private RoundedNumbers() {}

    /// The step as it can be stored, not above what is asked.
    public static double storable(double step) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(Math.max(step, Double.MIN_NORMAL)) & UPPER_HALF);
    }

    public static void writeStep(ByteWriter out, double storable) {
        out.i32((int) (Double.doubleToRawLongBits(storable) >>> 32));
    }

    public static double readStep(ByteReader in) {
        double step = Double.longBitsToDouble((long) in.i32() << 32);
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw in.malformed("a positive step expected, found " + step);
        }
        return step;
    }

    /// Null where one is too large, or no number.
    public static int @Nullable [] of(double[] numbers, double step) {
        int[] out = new int[numbers.length];
        for (int i = 0; i < out.length; i++) {
            double size = Math.floor(Math.abs(numbers[i]) / step + UP);
            if (!(size < LARGEST)) {
                return null;
            }
            out[i] = numbers[i] < 0 ? (int) -size : (int) size;
        }
        return out;
    }

    public static double[] times(int[] numbers, double step) {
        double[] out = new double[numbers.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = numbers[i] * step;
        }
        return out;
    }
}
