package org.tessera.science.vdf;

/// A part of a distribution, in a formula: so many particles that move in one way. All numbers come from StrictMath, so
/// that the values have the same bits on every machine.
public sealed interface Particles permits BiMaxwellian, KappaParticles, Ring, Shell {

    /// Phase-space density at a velocity, s³/m⁶.
    double at(double vx, double vy, double vz);

    /// Middle of the part of velocity space where it lies: x, y, z.
    double[] centre();

    /// Distance from the middle beyond which the density is below a threshold, m/s.
    double reach(double threshold);

    /// Standard deviations from the middle of a normal distribution of that peak to where it is below a threshold.
    static double deviations(double peak, double threshold) {
        return peak <= threshold ? 0 : Math.sqrt(2 * StrictMath.log(peak / threshold));
    }
}
