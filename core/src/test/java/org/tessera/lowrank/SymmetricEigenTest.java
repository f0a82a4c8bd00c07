package org.tessera.lowrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

    @Test
    void vectorsTimesValues_giveTheMatrix() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(20);
            double[][] rows = new double[n][n];
            double[][] a = new double[n][n];
            for (double[] row : rows) {
                double size = Math.scalb(1.0, random.nextInt(20));
                for (int i = 0; i < n; i++) {
                    row[i] = size * random.nextGaussian();
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] = Basis.dot(rows[i], rows[j]);
                }
            }
            double[][] copy = new double[n][];
            for (int i = 0; i < n; i++) {
                copy[i] = a[i].clone();
            }
            SymmetricEigen eigen = new SymmetricEigen(copy);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) {
                        sum += eigen.values[k] * eigen.vectors[k][i] * eigen.vectors[k][j];
                    }
                    assertThat(sum).as("seed %d", seed).isCloseTo(a[i][j], within(1e-10 * eigen.values[0]));
                }
                assertThat(i == 0 || eigen.values[i] <= eigen.values[i - 1]).isTrue();
            }
        }
    }
}
