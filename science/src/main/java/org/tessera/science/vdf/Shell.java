package org.tessera.science.vdf;

/// Particles with about one speed in all directions, seen from their drift.
///
/// @param density 1/m³
/// @param vx drift, m/s
/// @param vy drift, m/s
/// @param vz drift, m/s
/// @param radius the speed, m/s
/// @param width its spread, m/s
/// @param norm density at the shell itself, s³/m⁶
public record Shell(double density, double vx, double vy, double vz, double radius, double width, double norm)
        implements Particles {

    public static Shell of(double density, double vx, double vy, double vz, double radius, double width) {
        if (!(density >= 0) || !(radius >= 0) || !(width > 0)) {
            throw new IllegalArgumentException(
                    "a shell of density " + density + ", radius " + radius + " and width " + width);
        }
        double norm = density / (4 * Math.PI * RadialNorm.of(2, radius, width));
        return new Shell(density, vx, vy, vz, radius, width, norm);
    }

    @Override
    public double at(double x, double y, double z) {
        double a = x - vx;
        double b = y - vy;
        double c = z - vz;
        double u = (Math.sqrt(a * a + b * b + c * c) - radius) / width;
        return norm * StrictMath.exp(-0.5 * u * u);
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
