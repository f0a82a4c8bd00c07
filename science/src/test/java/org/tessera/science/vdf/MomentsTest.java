package org.tessera.science.vdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.field.ElementType;

class MomentsTest {

    private static final Alignment ALONG = Alignment.field(1, 2, -0.5);
    private static final VelocityGrid GRID = VelocityGrid.cube(1500e3, 60);

    private static VelocityDistribution sampled(Particles... parts) {
        return new Plasma(List.of(parts)).dense(GRID, ElementType.F64, 0);
    }

    @Test
    void of_biMaxwellian_areItsParameters() {
        VelocityDistribution f = sampled(new BiMaxwellian(3e6, -300e3, 100e3, 50e3, ALONG, 100e3, 160e3));
        Moments m = Moments.of(f, Moments.PROTON);

        assertThat(m.density()).isCloseTo(3e6, within(3e6 * 1e-9));
        assertThat(m.vx()).isCloseTo(-300e3, within(1e-3));
        assertThat(m.vy()).isCloseTo(100e3, within(1e-3));
        assertThat(m.vz()).isCloseTo(50e3, within(1e-3));
        double kelvin = Moments.PROTON / Moments.BOLTZMANN;
        assertThat(ALONG.parallel(m) / (kelvin * 1e10)).isCloseTo(1, within(1e-8));
        assertThat(ALONG.perpendicular(m) / (kelvin * 2.56e10)).isCloseTo(1, within(1e-8));
        assertThat(m.temperature() / (kelvin * (1e10 + 2 * 2.56e10) / 3)).isCloseTo(1, within(1e-8));
        double flux = Moments.PROTON * 3e6 * 1e15;
        assertThat(new double[] {m.qx() / flux, m.qy() / flux, m.qz() / flux})
                .containsExactly(new double[3], within(1e-8));
    }

    @Test
    void tensor_ofBiMaxwellian_findsItsAxis() {
        Moments m = Moments.of(sampled(new BiMaxwellian(1e6, 0, 0, 0, ALONG, 200e3, 120e3)), Moments.PROTON);
        Alignment found = Alignment.tensor(m);

        assertThat(found.source()).isEqualTo(Alignment.Source.TENSOR);
        double cosine = found.x() * ALONG.x() + found.y() * ALONG.y() + found.z() * ALONG.z();
        assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-9));
    }

    @Test
    void heatFlux_ofABeam_pointsAlongIt() {
        VelocityDistribution f = sampled(
                new BiMaxwellian(1e6, 0, 0, 0, ALONG, 100e3, 100e3),
                new BiMaxwellian(5e4, 600e3, 0, 0, ALONG, 100e3, 100e3));
        Moments m = Moments.of(f, Moments.PROTON);

        assertThat(m.qx()).isPositive();
        assertThat(Math.abs(m.qy())).isLessThan(1e-9 * m.qx());
    }

    @Test
    void nonMaxwellianity_isZeroForABiMaxwellian_andLargeForAShell() {
        VelocityDistribution round = sampled(new BiMaxwellian(1e6, 1e5, 0, 0, ALONG, 150e3, 200e3));
        VelocityDistribution shell = sampled(Shell.of(1e6, 0, 0, 0, 600e3, 60e3));
        Moments a = Moments.of(round, Moments.PROTON);
        Moments b = Moments.of(shell, Moments.PROTON);

        assertThat(NonMaxwellianity.of(round, a, ALONG)).isLessThan(1e-6);
        assertThat(NonMaxwellianity.of(shell, b, ALONG)).isBetween(0.4, 1.0);
    }

    @Test
    void particles_ofEachKind_haveTheirDensity() {
        for (Particles part : List.of(
                Ring.of(2e6, 1e5, 0, 0, ALONG, 500e3, 100e3),
                Shell.of(2e6, 0, 1e5, 0, 500e3, 100e3),
                Shell.of(2e6, 0, 0, 0, 50e3, 100e3),
                new KappaParticles(2e6, 0, 0, 1e5, 90e3, 6))) {
            assertThat(Moments.of(sampled(part), Moments.PROTON).density())
                    .as("%s", part)
                    .isCloseTo(2e6, within(2e6 * 2e-3));
        }
        Moments kappa = Moments.of(sampled(new KappaParticles(2e6, 0, 0, 0, 90e3, 12)), Moments.PROTON);
        assertThat(kappa.kelvin(kappa.pressure().trace() / 3) * Moments.BOLTZMANN / Moments.PROTON / 8.1e9)
                .isCloseTo(1, within(2e-3));
    }

    @Test
    void of_emptyDistribution_isZero() {
        Moments m = Moments.of(new VelocityDistribution(GRID, ElementType.F32, new double[GRID.count()]), 1);

        assertThat(m.density()).isZero();
        assertThat(m.temperature()).isZero();
        assertThat(m.speed()).isZero();
    }
}
