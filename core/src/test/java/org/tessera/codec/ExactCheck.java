package org.tessera.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.target.Tolerance;

/// A bound checked without floating point, and without any code of [BoundTest].
public final class ExactCheck {

    private ExactCheck() {}

    /// True when the restored value is within both parts of the tolerance, in exact arithmetic.
    public static boolean holds(BigDecimal original, BigDecimal restored, Tolerance tolerance) {
        BigDecimal error = original.subtract(restored).abs();
        boolean absolute =
                Double.isInfinite(tolerance.absolute()) || error.compareTo(new BigDecimal(tolerance.absolute())) <= 0;
        boolean pointwise = !tolerance.isPointwise()
                || error.compareTo(new BigDecimal(tolerance.pointwise()).multiply(original.abs())) <= 0;
        return absolute && pointwise;
    }

    /// The first point that is not as promised, or -1: finite values within the tolerance, others as they were.
    public static int firstFailure(ArrayField original, ArrayField restored, Tolerance tolerance) {
        ElementType type = original.spec().type();
        for (int i = 0; i < original.size(); i++) {
            if (!holds(type, original, restored, i, tolerance)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holds(ElementType type, ArrayField a, ArrayField b, int i, Tolerance tolerance) {
        long bits = Elements.bits(type, a.array(), i);
        if (tolerance.isExact() || bits == Elements.bits(type, b.array(), i)) {
            return bits == Elements.bits(type, b.array(), i);
        }
        if (type == ElementType.I64) {
            return holds(integer(a, i), integer(b, i), tolerance);
        }
        double x = a.value(i);
        double y = b.value(i);
        if (Double.isNaN(x)) {
            return Double.isNaN(y);
        }
        return Double.isFinite(x) && Double.isFinite(y) && holds(new BigDecimal(x), new BigDecimal(y), tolerance);
    }

    private static BigDecimal integer(ArrayField field, int i) {
        return new BigDecimal(BigInteger.valueOf(((long[]) field.array())[i]));
    }
}
