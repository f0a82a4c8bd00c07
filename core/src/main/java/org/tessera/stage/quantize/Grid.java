package org.tessera.stage.quantize;

import org.tessera.field.ElementType;

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

    /// Beyond this integers are not exact as doubles.
    private static final double EXACT_INTEGERS = 0x1p52;

    /// Chooses for a chunk; `halfStep` 0 means that no quantizer helps and the values must be kept exactly.
    public static Grid choose(ElementType type, double[] values, double tolerance) {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        boolean integral = largest < EXACT_INTEGERS && allWhole(values);
        double integerHalfStep = Math.floor(tolerance) + 0.5;
        if (!type.isFloat()) {
            return new Grid(Rounding.INTEGER, integral ? integerHalfStep : 0);
        }
        double halfUlp = (type == ElementType.F32 ? Math.ulp((float) largest) : Math.ulp(largest)) / 2;
        double half = tolerance - halfUlp;
        if (integral && integerHalfStep >= half) {
            return new Grid(Rounding.INTEGER, integerHalfStep);
        }
        Rounding rounding = type == ElementType.F32 ? Rounding.FLOAT : Rounding.DOUBLE;
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

    /// To 24 bits, never up: a step takes four bytes in the payload.
    private static double roundDown(double value) {
        float f = (float) value;
        double down = f > value ? Math.nextDown(f) : f;
        return down > 0 && !Double.isInfinite(down) ? down : 0;
    }

    /// The half step of a coarser level, where errors are smaller by a factor.
    public double halfStep(double factor) {
        if (rounding == Rounding.INTEGER) {
            return Math.max(0.5, Math.floor((halfStep - 0.5) / factor) + 0.5);
        }
        return halfStep / factor;
    }
}
