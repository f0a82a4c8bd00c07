package org.tessera.science.relativity;

/// All variables of a slice at one point.
///
/// At the first moment shift, driver, mean curvature and conformal connection are zero and the conformal metric is
/// flat. `A = psi^-6` times the conformal curvature; the Hamiltonian constraint is missed by `psi^-12` times its
/// square,
/// the momentum constraint is met.
final class SlicePoint {

    private static final int[] DIAGONAL = {0, 3, 5};

    private final BlackHoles holes;
    private final GridNoise noise;
    private final double[] strain = new double[2];

    SlicePoint(BlackHoles holes) {
        this.holes = holes;
        this.noise = new GridNoise(holes.seed(), holes.noise());
    }

    /// The conformal factor alone, which is wanted most often.
    double chi(Vector3 point) {
        holes.wave().at(point, strain);
        return holes.chi(point) * (1 + strain[0]) + noise.at(point);
    }

    /// @param out one value a variable
    void at(Vector3 point, double[] out) {
        java.util.Arrays.fill(out, 0);
        double psi = holes.psi(point);
        double sixth = StrictMath.pow(psi, -6);
        double[] curvature = holes.curvature(point);
        holes.wave().at(point, strain);
        put(out, SliceVariable.U_ALPHA, 1 / (psi * psi));
        put(out, SliceVariable.U_CHI, holes.chi(point) * (1 + strain[0]) + noise.at(point));
        double square = 0;
        for (int k = 0; k < curvature.length; k++) {
            out[SliceVariable.U_SYMAT0.ordinal() + k] = sixth * curvature[k];
            square += curvature[k] * curvature[k] * 2;
        }
        for (int k : DIAGONAL) {
            out[SliceVariable.U_SYMGT0.ordinal() + k] = 1;
            square -= curvature[k] * curvature[k];
        }
        put(out, SliceVariable.C_HAM, -sixth * sixth * square);
        put(out, SliceVariable.C_PSI4_REAL, holes.wave().weyl(strain[0]));
        put(out, SliceVariable.C_PSI4_IMG, holes.wave().weyl(strain[1]));
    }

    private static void put(double[] out, SliceVariable variable, double value) {
        out[variable.ordinal()] = value;
    }
}
