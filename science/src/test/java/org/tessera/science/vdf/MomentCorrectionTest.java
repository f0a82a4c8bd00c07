package org.tessera.science.vdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.codec.BoundTest;
import org.tessera.field.ElementType;
import org.tessera.target.Tolerance;

class MomentCorrectionTest {

    private static final VelocityGrid GRID = VelocityGrid.cube(1500e3, 40);

    private static VelocityDistribution original(long seed, ElementType type) {
        return new BowShock(seed).at(0.4 + 0.05 * seed, 0.3).dense(GRID, type, 1e-15);
    }

    /// Errors of all sizes up to a share of the tolerance, mostly of one sign: density is lost as by real codecs.
    private static VelocityDistribution decoded(VelocityDistribution f, Tolerance tolerance, double share, long seed) {
        Random random = new Random(seed);
        double[] values = f.values().clone();
        for (int i = 0; i < values.length; i++) {
            double error = share * tolerance.absolute() * (2 * random.nextDouble() - 1.1) / 1.1;
            values[i] = values[i] == 0 ? 0 : Math.max(0, values[i] + error);
        }
        VelocityDistribution near = VelocityDistribution.rounded(f.grid(), f.type(), values);
        BoundTest test = new BoundTest(tolerance);
        for (int i = 0; i < values.length; i++) {
            near.values()[i] = test.holds(f.values()[i], near.values()[i]) ? near.values()[i] : f.values()[i];
        }
        return near;
    }

    @Test
    void solve_withSomeToleranceLeft_givesSumsBackAndKeepsTheBound() {
        for (long seed = 1; seed <= 6; seed++) {
            for (ElementType type : new ElementType[] {ElementType.F32, ElementType.F64}) {
                VelocityDistribution f = original(seed, type);
                Tolerance tolerance = Tolerance.absolute(1e-4 * f.values()[f.peak()]);
                VelocityDistribution near = decoded(f, tolerance, 0.5, seed);
                MomentCorrection.Outcome outcome = MomentCorrection.solve(f, near, tolerance);

                assertThat(outcome.failures())
                        .as("seed %d %s: %s", seed, type, outcome.multipliers())
                        .isZero();
                assertThat(outcome.density()).as("seed %d %s", seed, type).isLessThanOrEqualTo(1e-10);
                assertThat(outcome.momentum()).as("seed %d %s", seed, type).isLessThanOrEqualTo(1e-10);
                assertThat(outcome.energy()).as("seed %d %s", seed, type).isLessThanOrEqualTo(1e-10);
                assertThat(outcome.held()).isTrue();
                assertThat(MomentCorrection.apply(near, tolerance, outcome.multipliers()))
                        .isEqualTo(outcome.corrected());
                assertThat(java.util.Arrays.stream(outcome.corrected().values())
                                .min()
                                .orElseThrow())
                        .isNotNegative();
            }
        }
    }

    @Test
    void project_withErrorsUpToTheTolerance_staysInsideEverywhere() {
        for (long seed = 1; seed <= 6; seed++) {
            for (ElementType type : new ElementType[] {ElementType.F32, ElementType.F64}) {
                VelocityDistribution f = original(seed, type);
                Tolerance tolerance = Tolerance.absolute(1e-3 * f.values()[f.peak()]);
                VelocityDistribution near = decoded(f, tolerance, 1, seed);
                MomentCorrection.Outcome outcome = MomentCorrection.project(f, near, tolerance);

                assertThat(outcome.failures()).as("seed %d %s", seed, type).isZero();
                assertThat(outcome.held())
                        .as("seed %d %s: %s", seed, type, outcome)
                        .isTrue();
                assertThat(java.util.Arrays.stream(outcome.corrected().values())
                                .min()
                                .orElseThrow())
                        .isNotNegative();
            }
        }
    }

    @Test
    void solve_withNoToleranceLeft_saysSo() {
        VelocityDistribution f = original(2, ElementType.F64);
        Tolerance tolerance = Tolerance.absolute(1e-3 * f.values()[f.peak()]);
        double[] lower = f.values().clone();
        for (int i = 0; i < lower.length; i++) {
            double error = (i % 5 < 3 ? -1 : 1) * tolerance.absolute();
            lower[i] = lower[i] == 0 ? 0 : Math.max(0, lower[i] + error);
        }
        VelocityDistribution near = new VelocityDistribution(GRID, ElementType.F64, lower);
        MomentCorrection.Outcome outcome = MomentCorrection.solve(f, near, tolerance);

        assertThat(outcome.held()).isFalse();
        assertThat(outcome.failures()).isPositive();
    }
}
