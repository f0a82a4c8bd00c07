package org.tessera.neural.klt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricEigenvectorsTest {

    @Test
    void vectors_diagonaliseAndAreOrthonormal() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(40);
            int rank = 1 + random.nextInt(n);
            double[][] a = new double[n][n];
            for (int r = 0; r < rank; r++) {
                double[] v = random.doubles(n, -1, 1).toArray();
                double scale = StrictMath.exp(-r);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        a[i][j] += scale * v[i] * v[j];
                    }
                }
            }
            double[][] copy = new double[n][];
            for (int i = 0; i < n; i++) {
                copy[i] = a[i].clone();
            }
            SymmetricEigenvectors eigen = new SymmetricEigenvectors(copy);
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    double dot = 0;
                    double form = 0;
                    for (int i = 0; i < n; i++) {
                        dot += eigen.vectors[k][i] * eigen.vectors[l][i];
                        for (int j = 0; j < n; j++) {
                            form += eigen.vectors[k][i] * a[i][j] * eigen.vectors[l][j];
                        }
                    }
                    assertThat(dot).as("seed %d", seed).isEqualTo(k == l ? 1 : 0, within(1e-12));
                    assertThat(form).as("seed %d", seed).isEqualTo(k == l ? eigen.values[k] : 0, within(1e-11));
                }
                assertThat(k == 0 || eigen.values[k] <= eigen.values[k - 1]).isTrue();
            }
        }
    }
}
