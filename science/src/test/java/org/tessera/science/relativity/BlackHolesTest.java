package org.tessera.science.relativity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlackHolesTest {

    private static BlackHoles alone(boolean trumpet) {
        Puncture hole = new Puncture(1, Vector3.ZERO, Vector3.ZERO, Vector3.ZERO);
        return new BlackHoles(List.of(hole), trumpet, QuadrupoleWave.NONE, 0, 0);
    }

    @Test
    void chi_ofOneHole_isThatOfSchwarzschild() {
        // psi = 1 + 1/2 at r = 1
        assertThat(alone(false).chi(new Vector3(0, 1, 0))).isEqualTo(Math.pow(1.5, -4), within(1e-15));
    }

    @Test
    void trumpet_hasItsMassFarAway_andGrowsAsTheRootNearby() {
        BlackHoles trumpet = alone(true);
        assertThat(trumpet.psi(new Vector3(1e4, 0, 0))).isEqualTo(1 + 0.5e-4, within(1e-8));
        double near = trumpet.psi(new Vector3(1e-6, 0, 0));
        assertThat(near * near * 1e-6).isEqualTo(1.5, within(1e-3));
    }

    @Test
    void curvature_hasNoTrace_andNoDivergence() {
        Random random = new Random(5);
        BlackHoles holes = new Binaries(3, false).get(4);
        for (int trial = 0; trial < 20; trial++) {
            Vector3 at = new Vector3(2 + random.nextDouble(), 3 * random.nextDouble() - 7, 4 * random.nextDouble());
            double[] a = holes.curvature(at);
            assertThat(a[0] + a[3] + a[5]).isEqualTo(0, within(1e-14));
            double h = 1e-4;
            double[] right = holes.curvature(new Vector3(at.x() + h, at.y(), at.z()));
            double[] left = holes.curvature(new Vector3(at.x() - h, at.y(), at.z()));
            double[] up = holes.curvature(new Vector3(at.x(), at.y() + h, at.z()));
            double[] down = holes.curvature(new Vector3(at.x(), at.y() - h, at.z()));
            double[] front = holes.curvature(new Vector3(at.x(), at.y(), at.z() + h));
            double[] back = holes.curvature(new Vector3(at.x(), at.y(), at.z() - h));
            double divergence = (right[0] - left[0] + up[1] - down[1] + front[2] - back[2]) / (2 * h);
            assertThat(divergence).as("at %s", at).isEqualTo(0, within(1e-7));
        }
    }

    @Test
    void wave_fallsAsOneOverR_andEndsAtItsFront() {
        QuadrupoleWave wave = new QuadrupoleWave(1e-2, 1, 100);
        double[] near = new double[2];
        double[] far = new double[2];
        double[] beyond = new double[2];
        wave.at(new Vector3(20, 0, 0), near);
        wave.at(new Vector3(40, 0, 0), far);
        wave.at(new Vector3(150, 0, 0), beyond);
        assertThat(Math.hypot(near[0], near[1]) / Math.hypot(far[0], far[1])).isEqualTo(2, within(0.05));
        assertThat(Math.hypot(beyond[0], beyond[1])).isLessThan(1e-12);
    }

    @Test
    void pairs_ofTheSameNumber_areTheSame() {
        assertThat(new Binaries(1, true).get(7)).isEqualTo(new Binaries(1, true).get(7));
        assertThat(new Binaries(1, true).get(7)).isNotEqualTo(new Binaries(2, true).get(7));
    }
}
