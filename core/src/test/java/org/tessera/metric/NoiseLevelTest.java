package org.tessera.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.stage.transform.MaskRules;

class NoiseLevelTest {

    @Test
    void ofNoise_onASlopeWithStarsAndGaps_isItsStandardDeviation() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double sigma = Math.exp(random.nextDouble(-20, 20));
            double[] values = new double[200 * 300];
            for (int i = 0; i < values.length; i++) {
                double slope = 40 * sigma * (i % 300) / 300;
                double star = random.nextInt(100) == 0 ? 1000 * sigma : 0;
                values[i] = random.nextInt(50) == 0 ? Double.NaN : slope + star + sigma * random.nextGaussian();
            }
            double found = NoiseLevel.of(ArrayField.of("x", values, 200, 300), MaskRules.NONE);
            assertThat(found / sigma).as("seed %d", seed).isCloseTo(1, within(0.08));
        }
    }

    @Test
    void ofPureNoise_always_isTwoPercentNear() {
        double[] values = new double[250_000];
        Random random = new Random(5);
        java.util.Arrays.setAll(values, i -> 3 * random.nextGaussian());
        assertThat(NoiseLevel.of(ArrayField.of("x", values, 500, 500), MaskRules.NONE))
                .isCloseTo(3, within(0.06));
    }

    @Test
    void ofValuesWithoutNoise_always_isZero() {
        double[] line = new double[400];
        java.util.Arrays.setAll(line, i -> 2.0 * i);
        assertThat(NoiseLevel.of(ArrayField.of("x", line, 4, 100), MaskRules.NONE))
                .isZero();
        assertThat(NoiseLevel.of(ArrayField.of("x", new double[400], 400), MaskRules.NONE))
                .isZero();
        assertThat(NoiseLevel.of(ArrayField.of("x", new double[] {1, 5, 2}, 3), MaskRules.NONE))
                .isZero();
        double[] nothing = new double[100];
        java.util.Arrays.fill(nothing, Double.NaN);
        assertThat(NoiseLevel.of(ArrayField.of("x", nothing, 10, 10), MaskRules.NONE))
                .isZero();
    }
}
