package org.tessera.science.approx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveletTest {

    @Test
    void lines_comeBackFromBothHalves() {
        Random random = new Random(9);
        for (Wavelet wavelet : Wavelet.values()) {
            for (int n : new int[] {2, 4, 8, 30}) {
                double[] line = random.doubles(n).toArray();
                double[] apart = new double[n];
                double[] back = new double[n];
                wavelet.forward(line, n, apart);
                wavelet.inverse(apart, n, back);
                for (int i = 0; i < n; i++) {
                    assertThat(back[i])
                            .as("%s of %d at %d, seed 9", wavelet, n, i)
                            .isCloseTo(line[i], within(1e-9));
                }
            }
        }
    }

    @Test
    void stationaryLines_comeBackWithAnySpread() {
        Random random = new Random(10);
        for (Wavelet wavelet : Wavelet.values()) {
            for (int spread = 1; spread <= 4; spread *= 2) {
                int n = 27;
                double[] line = random.doubles(n).toArray();
                double[] part = new double[n];
                double[] back = new double[n];
                for (boolean detail : new boolean[] {false, true}) {
                    wavelet.stationary(line, n, spread, detail, part);
                    wavelet.addStationary(part, n, spread, detail, back);
                }
                for (int i = 0; i < n; i++) {
                    assertThat(back[i]).as("%s at %d, seed 10", wavelet, i).isCloseTo(line[i], within(1e-9));
                }
            }
        }
    }
}
