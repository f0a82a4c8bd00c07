package org.tessera.science.relativity;

/// An outgoing wave of the quadrupole, as a small change of the conformal factor far from the holes.
///
/// `h = A Re[(x + i y)^2 e^(-i w u)] / (b^2 + r^2)^(3/2)` with `u = r - t`: falls as 1/r, smooth at the origin, and
/// fades out before the front `u = 0`.
///
/// @param amplitude A
/// @param frequency w
/// @param time t since the wave left the centre
public record QuadrupoleWave(double amplitude, double frequency, double time) {

    public static final QuadrupoleWave NONE = new QuadrupoleWave(0, 0, 0);

    private static final double CORE = 2;

    /// Width of the front.
    private static final double FRONT = 2;

    /// Strain in both polarisations.
    ///
    /// @param out the one of the cosine, the one of the sine
    void at(Vector3 point, double[] out) {
        out[0] = 0;
        out[1] = 0;
        if (amplitude == 0) {
            return;
        }
        double square = point.dot(point);
        double u = Math.sqrt(square) - time;
        double far = CORE * CORE + square;
        double size = amplitude / (far * Math.sqrt(far)) / (1 + StrictMath.exp(u / FRONT));
        double cosine = StrictMath.cos(frequency * u);
        double sine = StrictMath.sin(frequency * u);
        double real = point.x() * point.x() - point.y() * point.y();
        double imaginary = 2 * point.x() * point.y();
        out[0] = size * (real * cosine + imaginary * sine);
        out[1] = size * (imaginary * cosine - real * sine);
    }

    /// The leading part of the Weyl scalar of a wave: minus its second derivative in time.
    double weyl(double strain) {
        return frequency * frequency * strain;
    }
}
