package org.tessera.science.vdf;

/// Drifting particles with one thermal speed along a direction and another across it.
///
/// @param density 1/m³
/// @param vx drift, m/s
/// @param vy drift, m/s
/// @param vz drift, m/s
/// @param along the direction that counts as parallel
/// @param parallel thermal speed `sqrt(kT/m)` along it, m/s
/// @param perpendicular thermal speed across it, m/s
public record BiMaxwellian(
        double density, double vx, double vy, double vz, Alignment along, double parallel, double perpendicular)
        implements Particles {

    public BiMaxwellian {
        if (!(density >= 0) || !(parallel > 0) || !(perpendicular > 0)) {
            throw new IllegalArgumentException(
                    "a Maxwellian of density " + density + " and thermal speeds " + parallel + " and " + perpendicular);
        }
    }

    private double peak() {
        return density / (Math.sqrt(8 * Math.PI * Math.PI * Math.PI) * parallel * perpendicular * perpendicular);
    }

    @Override
    public double at(double x, double y, double z) {
        double a = x - vx;
        double b = y - vy;
        double c = z - vz;
        double w = a * along.x() + b * along.y() + c * along.z();
        double across = Math.max(0, a * a + b * b + c * c - w * w);
        double exponent = w * w / (parallel * parallel) + across / (perpendicular * perpendicular);
        return peak() * StrictMath.exp(-0.5 * exponent);
    }

    @Override
    public double[] centre() {
        return new double[] {vx, vy, vz};
    }

    @Override
    public double reach(double threshold) {
        return Particles.deviations(peak(), threshold) * Math.max(parallel, perpendicular);
    }
}
