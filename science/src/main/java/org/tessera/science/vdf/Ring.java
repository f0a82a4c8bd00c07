package org.tessera.science.vdf;

/// Particles that gyrate with about one speed about a direction, and drift along it.
///
/// @param density 1/m³
/// @param vx drift of the middle, m/s
/// @param vy drift of the middle, m/s
/// @param vz drift of the middle, m/s
/// @param along the axis of the ring
/// @param radius speed of gyration, m/s
/// @param width its spread, along the axis too, m/s
/// @param norm density at the ring itself, s³/m⁶
public record Ring(
        double density, double vx, double vy, double vz, Alignment along, double radius, double width, double norm)
        implements Particles {

    public static Ring of(
            double density, double vx, double vy, double vz, Alignment along, double radius, double width) {
        if (!(density >= 0) || !(radius >= 0) || !(width > 0)) {
            throw new IllegalArgumentException(
                    "a ring of density " + density + ", radius " + radius + " and width " + width);
        }
        double norm = density / (2 * Math.PI * RadialNorm.of(1, radius, width) * Math.sqrt(2 * Math.PI) * width);
        return new Ring(density, vx, vy, vz, along, radius, width, norm);
    }

    @Override
    public double at(double x, double y, double z) {
        double a = x - vx;
        double b = y - vy;
        double c = z - vz;
        double w = a * along.x() + b * along.y() + c * along.z();
        double u = Math.sqrt(Math.max(0, a * a + b * b + c * c - w * w)) - radius;
        return norm * StrictMath.exp(-0.5 * (w * w + u * u) / (width * width));
    }

    @Override
    public double[] centre() {
        return new double[] {vx, vy, vz};
    }

    @Override
    public double reach(double threshold) {
        double deviations = Particles.deviations(norm, threshold);
        return deviations == 0 ? 0 : radius + deviations * width;
    }
}
