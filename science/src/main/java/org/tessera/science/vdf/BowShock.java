package org.tessera.science.vdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Distributions as a spacecraft would meet them on its way through a foreshock and a bow shock, smooth in space: cold
/// solar wind, then beams of reflected particles in it, rings where they gyrate, and behind the shock a hot core with a
/// shell and kappa tails.
///
/// A seed turns the field and changes speeds, temperatures and the ripple of the shock a little.
public final class BowShock {

    /// Where the shock lies on the way from 0 to 1.
    private static final double SHOCK = 0.6;

    private final double wind;
    private final double thermal;
    private final double density;
    private final double ripple;
    private final double phase;
    private final double angle;

    public BowShock(long seed) {
        Random random = new Random(seed);
        this.wind = 450e3 + 150e3 * random.nextDouble();
        this.thermal = 50e3 + 15e3 * random.nextDouble();
        this.density = 3e6 + 4e6 * random.nextDouble();
        this.ripple = 0.02 + 0.03 * random.nextDouble();
        this.phase = 2 * Math.PI * random.nextDouble();
        this.angle = 0.4 + 0.7 * random.nextDouble();
    }

    /// The magnetic field, T: it turns and grows at the shock.
    ///
    /// @param depth way through the shock, 0 upstream and 1 downstream
    /// @param side place across, from 0 to 1
    public double[] field(double depth, double side) {
        double after = after(depth, side);
        double across = 5e-9 * StrictMath.sin(angle) * (1 + 2.2 * after);
        double turn = phase + 0.5 * after;
        return new double[] {5e-9 * StrictMath.cos(angle), across * StrictMath.cos(turn), across * StrictMath.sin(turn)
        };
    }

    /// What is there at a place.
    public Plasma at(double depth, double side) {
        double after = after(depth, side);
        double before = 1 - after;
        double[] b = field(depth, side);
        Alignment along = Alignment.field(b[0], b[1], b[2]);
        // Reflected particles grow in number towards the shock, and gyrate the more the nearer they are.
        double reflected = 0.03 * before * rise((depth - 0.35) / 0.12);
        double gyrating = rise((depth - SHOCK + 0.12) / 0.05);
        double speed = wind * (1 - 0.7 * after) * wave(depth, side, 1.7);
        List<Particles> parts = new ArrayList<>();
        double core = density * (1 + 2.4 * after) * wave(depth, side, 3.1);
        double parallel = thermal * (1 + 1.6 * after) * wave(depth, side, 2.3);
        double perpendicular = thermal * (1 + 2.2 * after) * wave(depth, side, 2.9);
        parts.add(new BiMaxwellian(core * (1 - 0.25 * after), -speed, 0, 0, along, parallel, perpendicular));
        double beam = wind * 1.1;
        add(
                parts,
                new BiMaxwellian(
                        density * reflected * (1 - gyrating),
                        -speed + beam * along.x() * 1.6,
                        beam * along.y() * 1.6,
                        beam * along.z() * 1.6,
                        along,
                        1.4 * thermal,
                        1.9 * thermal),
                density * reflected * (1 - gyrating));
        double ringed = density * reflected * gyrating;
        add(parts, Ring.of(Math.max(0, ringed), -speed, 0, 0, along, beam, 1.3 * thermal), ringed);
        double shell = core * 0.1 * after;
        add(parts, Shell.of(Math.max(0, shell), -speed, 0, 0, 0.9 * wind, 1.6 * thermal), shell);
        double tail = core * 0.15 * after;
        add(parts, new KappaParticles(Math.max(0, tail), -speed, 0, 0, 2.6 * thermal, 4), tail);
        return new Plasma(parts);
    }

    /// Long waves that run through the plasma.
    private double wave(double depth, double side, double number) {
        return 1 + 0.08 * StrictMath.sin(2 * Math.PI * (number * depth + side) + number * phase);
    }

    private static void add(List<Particles> parts, Particles part, double density) {
        if (density > 1) {
            parts.add(part);
        }
    }

    private double after(double depth, double side) {
        double shock = SHOCK + ripple * StrictMath.sin(2 * Math.PI * side + phase);
        return rise((depth - shock) / 0.04);
    }

    /// From 0 to 1 about 0.
    private static double rise(double x) {
        return 0.5 * (1 + StrictMath.tanh(x));
    }
}
