package org.tessera.science.vdf;

/// Which direction counts as parallel, and why.
///
/// @param source where the direction comes from
/// @param x component of the unit vector
/// @param y component of the unit vector
/// @param z component of the unit vector
public record Alignment(Source source, double x, double y, double z) {

    /// Where a direction comes from.
    public enum Source {
        /// A magnetic field that was given.
        FIELD,
        /// The bulk velocity, where no field is known.
        VELOCITY,
        /// The axis of the pressure tensor that differs most from the others.
        TENSOR
    }

    /// @throws IllegalArgumentException when the field has no direction
    public static Alignment field(double bx, double by, double bz) {
        return unit(Source.FIELD, bx, by, bz);
    }

    /// The bulk velocity.
    ///
    /// @throws IllegalArgumentException when it is 0
    public static Alignment velocity(Moments moments) {
        return unit(Source.VELOCITY, moments.vx(), moments.vy(), moments.vz());
    }

    /// The axis of symmetry of the pressure.
    public static Alignment tensor(Moments moments) {
        double[] axis = moments.pressure().axis();
        return unit(Source.TENSOR, axis[0], axis[1], axis[2]);
    }

    private static Alignment unit(Source source, double x, double y, double z) {
        double largest = Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z)));
        if (!(largest > 0) || Double.isInfinite(largest)) {
            throw new IllegalArgumentException(
                    "a direction expected, found (" + x + ", " + y + ", " + z + "), which has none");
        }
        double a = x / largest;
        double b = y / largest;
        double c = z / largest;
        double length = Math.sqrt(a * a + b * b + c * c);
        return new Alignment(source, a / length, b / length, c / length);
    }

    /// Temperature along the direction, K.
    public double parallel(Moments moments) {
        return moments.kelvin(moments.pressure().along(new double[] {x, y, z}));
    }

    /// Mean temperature across the direction, K.
    public double perpendicular(Moments moments) {
        double along = moments.pressure().along(new double[] {x, y, z});
        return moments.kelvin((moments.pressure().trace() - along) / 2);
    }
}
