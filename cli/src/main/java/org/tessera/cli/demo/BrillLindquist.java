package org.tessera.cli.demo;

import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// Two black holes of equal mass at a moment of time symmetry: smooth far out, steep at two points.
///
/// The conformal factor of puncture data is psi = 1 + m1 / (2 r1) + m2 / (2 r2). Codes of numerical relativity evolve
/// chi = psi^-4 and start the lapse from alpha = psi^-2; both go to 0 at the punctures. Lengths are in units of the
/// total mass. The grid is cell-centred on [-8, 8]^3, so that no point lies on a puncture (for an odd number of points
/// the nearest have y = z = 0, but another x).
/// Source: Brill & Lindquist, "Interaction energy in geometrostatics", Phys. Rev. 131, 471 (1963), eq. 2.
public final class BrillLindquist {

    /// Half the edge of the box.
    public static final double HALF_EDGE = 8;

    private static final double MASS = 0.5;
    private static final double PUNCTURE_X = 1.168642873;

    private BrillLindquist() {}

    /// What is sampled.
    public enum Quantity {
        /// Conformal factor, 1 far out, large at the punctures.
        PSI,
        /// Inverse fourth power of it, between 0 and 1.
        CHI,
        /// Pre-collapsed lapse, between 0 and 1.
        ALPHA;

        double of(double psi) {
            return switch (this) {
                case PSI -> psi;
                case CHI -> 1 / (psi * psi * psi * psi);
                case ALPHA -> 1 / (psi * psi);
            };
        }
    }

    /// Samples one quantity on n^3 points, axes z, y, x.
    ///
    /// The same bits on every machine: nothing but additions, products, quotients and square roots.
    ///
    /// @param type `f32` or `f64`
    /// @param n points along each axis, at most 1024
    public static ArrayField sample(Quantity quantity, ElementType type, int n) {
        if (!type.isFloat()) {
            throw new IllegalArgumentException("black holes come as f32 or f64, not as " + type.label());
        }
        if (n < 1 || n > 1024) {
            throw new IllegalArgumentException("points along an axis: 1 to 1024, found " + n);
        }
        FieldSpec spec = new FieldSpec(quantity.name(), type, Shape.of(n, n, n));
        double[] axis = coordinates(n);
        Object values = Elements.newArray(type, Math.toIntExact(spec.shape().count()));
        for (int k = 0, i = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                double off = axis[k] * axis[k] + axis[j] * axis[j];
                for (int x = 0; x < n; x++, i++) {
                    set(values, i, quantity.of(psi(axis[x], off)));
                }
            }
        }
        return ArrayField.of(spec, values);
    }

    private static double[] coordinates(int n) {
        double[] axis = new double[n];
        for (int i = 0; i < n; i++) {
            axis[i] = (2 * i + 1 - n) * (HALF_EDGE / n);
        }
        return axis;
    }

    private static double psi(double x, double offAxisSquared) {
        double toRight = x - PUNCTURE_X;
        double toLeft = x + PUNCTURE_X;
        // The two terms are added to each other first: that keeps the mirror symmetry to the last bit.
        return 1
                + (MASS / (2 * Math.sqrt(toRight * toRight + offAxisSquared))
                        + MASS / (2 * Math.sqrt(toLeft * toLeft + offAxisSquared)));
    }

    private static void set(Object values, int i, double value) {
        if (values instanceof float[] floats) {
            floats[i] = (float) value;
        } else {
            ((double[]) values)[i] = value;
        }
    }
}
