package org.tessera.science.relativity;

import java.util.List;

/// Black holes on one slice of time, with what makes them harder than a formula.
///
/// The slice is conformally flat: `psi = 1 + sum m / 2r` (D. Brill, R. Lindquist, Phys. Rev. 131, 471, 1963), with
/// `chi = psi^-4` and the lapse `psi^-2`. Momentum and spin give the extrinsic curvature; what they would add to `psi`
/// is
/// left out, and shows in the Hamiltonian constraint.
///
/// @param punctures the holes
/// @param trumpet whether holes end in trumpets: `psi` grows as `r^(-1/2)` there, as after some evolution
/// @param wave in the conformal factor
/// @param noise standard deviation of noise on the grid, relative
/// @param seed of the noise
public record BlackHoles(List<Puncture> punctures, boolean trumpet, QuadrupoleWave wave, double noise, long seed) {

    public BlackHoles {
        punctures = List.copyOf(punctures);
    }

    /// The conformal factor.
    double psi(Vector3 point) {
        double sum = 1;
        for (Puncture hole : punctures) {
            double r = hole.distance(point);
            sum += trumpet ? hole.mass() / r * (1 + 0.5 / (1 + square(r / hole.mass()))) : hole.mass() / (2 * r);
        }
        return trumpet ? Math.sqrt(sum) : sum;
    }

    /// Without wave and noise.
    double chi(Vector3 point) {
        double psi = psi(point);
        return 1 / square(square(psi));
    }

    /// Conformal extrinsic curvature: xx, xy, xz, yy, yz, zz.
    double[] curvature(Vector3 point) {
        double[] sum = new double[6];
        for (Puncture hole : punctures) {
            hole.addCurvature(point, sum);
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
