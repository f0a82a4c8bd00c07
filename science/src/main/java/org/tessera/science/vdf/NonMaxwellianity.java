package org.tessera.science.vdf;

/// How far a distribution is from the bi-Maxwellian of its own density, bulk velocity and temperatures.
///
/// `ε = 1/(2n) ∫ |f - g| d³v`: 0 for the bi-Maxwellian g itself, 1 where the two share nothing (Graham et al., JGR
/// Space Physics 126, 2021). The part of g outside of the grid is not counted.
public final class NonMaxwellianity {

    private NonMaxwellianity() {}

    /// @return from 0 to 1; NaN where the distribution is empty or has no temperature
    public static double of(VelocityDistribution f, Moments moments, Alignment along) {
        double thermal = moments.kelvin(1) * Moments.BOLTZMANN / moments.mass();
        double parallel = moments.pressure().along(new double[] {along.x(), along.y(), along.z()}) * thermal;
        double perpendicular = (moments.pressure().trace() - parallel / thermal) / 2 * thermal;
        if (!(moments.density() > 0) || !(parallel > 0) || !(perpendicular > 0)) {
            return Double.NaN;
        }
        double peak = moments.density() / (Math.sqrt(8 * Math.PI * Math.PI * Math.PI * parallel) * perpendicular);
        VelocityGrid grid = f.grid();
        CompensatedSum difference = new CompensatedSum();
        int at = 0;
        for (int k = 0; k < grid.z().cells(); k++) {
            double z = grid.z().centre(k) - moments.vz();
            for (int j = 0; j < grid.y().cells(); j++) {
                double y = grid.y().centre(j) - moments.vy();
                for (int i = 0; i < grid.x().cells(); i++) {
                    double x = grid.x().centre(i) - moments.vx();
                    double w = x * along.x() + y * along.y() + z * along.z();
                    double across = Math.max(0, x * x + y * y + z * z - w * w);
                    double model = peak * StrictMath.exp(-0.5 * (w * w / parallel + across / perpendicular));
                    difference.add(Math.abs(f.values()[at++] - model));
                }
            }
        }
        return difference.value() * grid.cellVolume() / (2 * moments.density());
    }
}
