package org.tessera.science.relativity;

import java.util.List;
import java.util.Random;

/// Draws pairs of black holes: masses, separation, orientation, momenta and spins.
///
/// Number n of a seed is always the same pair, whichever others are drawn.
public final class Binaries {

    private static final double LEAST_MASS = 0.25;
    private static final double LEAST_SEPARATION = 1.5;
    private static final double MOST_SEPARATION = 6;

    private final long seed;
    private final boolean hard;

    /// @param hard with waves, noise and, for every second pair, trumpets
    public Binaries(long seed, boolean hard) {
        this.seed = seed;
        this.hard = hard;
    }

    public BlackHoles get(int number) {
        Random random = new Random(seed * 0x5DEECE66DL + number);
        random.nextDouble();
        double first = LEAST_MASS + (1 - 2 * LEAST_MASS) * random.nextDouble();
        double separation = LEAST_SEPARATION + (MOST_SEPARATION - LEAST_SEPARATION) * random.nextDouble();
        Vector3 axis = direction(random);
        Vector3 tangent = axis.cross(direction(random));
        tangent = tangent.times(1 / Math.max(1e-6, tangent.length()));
        // Of a circular orbit by Kepler's law, to leading order.
        double momentum = first * (1 - first) / Math.sqrt(separation);
        List<Puncture> holes = List.of(
                hole(random, first, axis.times(separation * (1 - first)), tangent.times(momentum)),
                hole(random, 1 - first, axis.times(-separation * first), tangent.times(-momentum)));
        if (!hard) {
            return new BlackHoles(holes, false, QuadrupoleWave.NONE, 0, 0);
        }
        QuadrupoleWave wave = new QuadrupoleWave(
                StrictMath.exp(uniform(random, -7, -4)), uniform(random, 0.5, 2), uniform(random, 4, 14));
        // From 1e-6 to 3e-5.
        double noise = 1e-6 * StrictMath.exp(uniform(random, 0, 3.4));
        return new BlackHoles(holes, number % 2 == 1, wave, noise, seed + number);
    }

    private static Puncture hole(Random random, double mass, Vector3 position, Vector3 momentum) {
        Vector3 spin = direction(random).times(0.8 * mass * mass * random.nextDouble());
        return new Puncture(mass, position, momentum, spin);
    }

    private static double uniform(Random random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private static Vector3 direction(Random random) {
        double z = uniform(random, -1, 1);
        double angle = uniform(random, 0, 2 * Math.PI);
        double r = Math.sqrt(1 - z * z);
        return new Vector3(r * StrictMath.cos(angle), r * StrictMath.sin(angle), z);
    }
}
