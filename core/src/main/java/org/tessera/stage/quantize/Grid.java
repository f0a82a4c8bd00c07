package org.tessera.stage.quantize;

import org.tessera.field.ElementType;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// On which numbers reconstructed values lie, and how far apart the quantizer may put them.
///
/// Integers, and floats that all happen to be integers, are reconstructed as integers: an error of at most
/// `t` is then an error of at most `floor(t)`, and `2 floor(t) + 1` integers share a symbol.
///
/// @param rounding how a reconstructed value is rounded
/// @param halfStep half the distance of reconstructed values at the finest level
public record Grid(Rounding rounding, double halfStep) {

    /// How reconstructed values are rounded inside the prediction loop.
    public enum Rounding {
        DOUBLE,
        FLOAT,
        INTEGER
    }

    /// Beyond these not every integer is a double, or a float.
    private static final double EXACT_INTEGERS = 0x1p52;

    private static final double EXACT_FLOAT_INTEGERS = 0x1p23;

    private static final long UPPER_HALF = 0xFFFFFFFF00000000L;

    /// Steps and their inverses must be finite, at coarser levels too.
    private static final double SMALLEST = 0x1p-1000;

    private static final double LARGEST = 0x1p1000;

    /// Chooses for a chunk; `halfStep` 0 means that no quantizer helps and the values must be kept exactly.
    ///
    /// @param type of the values, not F32
    public static Grid choose(ElementType type, double[] values, double tolerance) {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        boolean integral = largest < EXACT_INTEGERS && allWhole(values);
        if (!type.isFloat()) {
            return new Grid(Rounding.INTEGER, integral ? Math.floor(tolerance) + 0.5 : 0);
        }
        return choose(Rounding.DOUBLE, integral, tolerance, Math.ulp(largest) / 2);
    }

    /// Chooses for a chunk of floats.
    public static Grid choose(float[] values, double tolerance) {
        float largest = 0;
        for (float v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        boolean integral = largest < EXACT_FLOAT_INTEGERS && allWhole(values);
        return choose(Rounding.FLOAT, integral, tolerance, Math.ulp(largest) / 2.0);
    }

    private static Grid choose(Rounding rounding, boolean integral, double tolerance, double halfUlp) {
        double half = tolerance - halfUlp;
        double integerHalfStep = Math.floor(tolerance) + 0.5;
        if (integral && integerHalfStep >= half) {
            return new Grid(Rounding.INTEGER, integerHalfStep);
        }
        return new Grid(rounding, half > tolerance / 4 ? roundDown(half) : 0);
    }

    private static boolean allWhole(double[] values) {
        for (double v : values) {
            if (v != Math.rint(v)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allWhole(float[] values) {
        for (float v : values) {
            if (v != Math.rint(v)) {
                return false;
            }
        }
        return true;
    }

    /// To 21 bits, never up: a step takes four bytes in the payload, the upper half of a double.
    private static double roundDown(double value) {
        double down = Double.longBitsToDouble(Double.doubleToRawLongBits(value) & UPPER_HALF);
        return down >= SMALLEST && down <= LARGEST ? down : 0;
    }

    /// Writes the step; the rounding is known from elsewhere.
    public void writeStep(ByteWriter out) {
        if (rounding == Rounding.INTEGER) {
            out.varint((long) (halfStep - 0.5));
        } else {
            out.i32((int) (Double.doubleToRawLongBits(halfStep) >>> 32));
        }
    }

    /// Reads what [#writeStep] wrote.
    public static Grid readStep(Rounding rounding, ByteReader in) {
        double halfStep =
                rounding == Rounding.INTEGER ? in.varint() + 0.5 : Double.longBitsToDouble((long) in.i32() << 32);
        if (!(halfStep > 0) || Double.isInfinite(halfStep)) {
            throw in.malformed("a positive step expected, found " + halfStep);
        }
        return new Grid(rounding, halfStep);
    }

    /// The half step of a coarser level, where errors are smaller by a factor.
    public double halfStep(double factor) {
        if (rounding == Rounding.INTEGER) {
            return Math.max(0.5, Math.floor((halfStep - 0.5) / factor) + 0.5);
        }
        return halfStep / factor;
    }
}
