package org.tessera.science.vdf;

/// The symmetric tensor of pressure, Pa.
public record PressureTensor(double xx, double yy, double zz, double xy, double xz, double yz) {

    public double trace() {
        return xx + yy + zz;
    }

    /// Pressure along a direction.
    ///
    /// @param b a unit vector along x, y, z
    public double along(double[] b) {
        double x = xx * b[0] + xy * b[1] + xz * b[2];
        double y = xy * b[0] + yy * b[1] + yz * b[2];
        double z = xz * b[0] + yz * b[1] + zz * b[2];
        return b[0] * x + b[1] * y + b[2] * z;
    }

    /// The principal axis in which the pressure differs most from that along the other two: the axis of symmetry of a
    /// gyrotropic distribution. Its largest component is positive.
    public double[] axis() {
        return new SymmetricMatrix(this).oddAxis();
    }
}
