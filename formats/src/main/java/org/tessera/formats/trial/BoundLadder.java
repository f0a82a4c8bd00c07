package org.tessera.formats.trial;

import java.util.ArrayList;
import java.util.List;
import org.tessera.field.ElementType;

/// Five bounds worth looking at, loosest first: 1e-2 to 1e-6 of the range, or fewer decades where the type of the
/// values has no room for them.
public final class BoundLadder {

    private static final int STEPS = 5;
    private static final double LOOSEST = 1e-2;
    private static final double TIGHTEST = 1e-6;

    private BoundLadder() {}

    /// @param min smallest value
    /// @param max largest value
    public static List<Double> of(ElementType type, double min, double max) {
        double range = max - min;
        double tightest = Math.max(TIGHTEST, resolution(type, min, max) / range);
        double loosest = Math.max(LOOSEST, 2 * tightest);
        List<Double> bounds = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            double raw = loosest * StrictMath.pow(tightest / loosest, i / (STEPS - 1.0));
            double bound = rounded(raw);
            if (!bounds.contains(bound)) {
                bounds.add(bound);
            }
        }
        return bounds;
    }

    /// Below this every value comes back exactly: a step of the largest value, or of an integer.
    private static double resolution(ElementType type, double min, double max) {
        double size = Math.max(Math.abs(min), Math.abs(max));
        return switch (type) {
            case F32 -> Math.ulp((float) size);
            case F64 -> Math.ulp(size);
            default -> 1;
        };
    }

    /// The next of 1, 2, 5 times a power of ten, at or above.
    private static double rounded(double value) {
        int exponent = (int) Math.floor(StrictMath.log10(value) + 1e-9);
        for (int mantissa : new int[] {1, 2, 5}) {
            double step = Double.parseDouble(mantissa + "e" + exponent);
            if (step >= value * (1 - 1e-9)) {
                return step;
            }
        }
        return Double.parseDouble("1e" + (exponent + 1));
    }
}
