package org.tessera.science.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HarmonicBasisTest {

    @Test
    void harmonics_areOrthonormalOverTheSphere_andHaveTheirParity() {
        HarmonicBasis basis = new HarmonicBasis(5);
        double[][] gram = new double[basis.count][basis.count];
        double[] y = new double[basis.count];
        double[] mirrored = new double[basis.count];
        int rings = 400;
        int around = 24;
        for (int ring = 0; ring < rings; ring++) {
            double z = (2 * ring + 1.0) / rings - 1;
            double across = Math.sqrt(1 - z * z);
            for (int turn = 0; turn < around; turn++) {
                double angle = 2 * Math.PI * (turn + 0.3) / around;
                double x = across * Math.cos(angle);
                double v = across * Math.sin(angle);
                basis.fill(x, v, z, y);
                for (int a = 0; a < basis.count; a++) {
                    for (int b = 0; b < basis.count; b++) {
                        gram[a][b] += y[a] * y[b] / (rings * around);
                    }
                }
                for (int p = 0; p < 8; p++) {
                    basis.fill((p & 4) != 0 ? -x : x, (p & 2) != 0 ? -v : v, (p & 1) != 0 ? -z : z, mirrored);
                    for (int h = 0; h < basis.count; h++) {
                        int sign = Integer.bitCount(basis.parity(h) & p) % 2 == 0 ? 1 : -1;
                        assertThat(mirrored[h])
                                .as("harmonic %d mirrored %d", h, p)
                                .isCloseTo(sign * y[h], within(1e-9));
                    }
                }
            }
        }
        for (int a = 0; a < basis.count; a++) {
            for (int b = 0; b < basis.count; b++) {
                assertThat(gram[a][b]).as("%d and %d", a, b).isCloseTo(a == b ? 1 : 0, within(1e-2));
            }
        }
    }
}
