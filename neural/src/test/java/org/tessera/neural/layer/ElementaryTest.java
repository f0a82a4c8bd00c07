package org.tessera.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementaryTest {

    @Test
    void exp_isWithinTwoUlps() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double x = (2 * random.nextDouble() - 1) * (i % 2 == 0 ? 690 : 2);
            double exact = StrictMath.exp(x);
            assertThat(Elementary.exp(x)).as("exp(%s)", x).isCloseTo(exact, within(2 * Math.ulp(exact)));
        }
        assertThat(Elementary.exp(0)).isEqualTo(1);
        assertThat(Elementary.exp(-1e9)).isPositive();
        assertThat(Elementary.exp(1e9)).isFinite();
    }

    @Test
    void curves_areThoseOfTheLibrary() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            double x = (2 * random.nextDouble() - 1) * (i % 2 == 0 ? 30 : 1e-4);
            assertThat(Elementary.tanh(x)).isCloseTo(StrictMath.tanh(x), within(1e-15));
            assertThat(Elementary.sigmoid(x)).isCloseTo(1 / (1 + StrictMath.exp(-x)), within(1e-15));
            double far = x * 1e4;
            assertThat(Elementary.sin(far)).as("sin(%s)", far).isCloseTo(StrictMath.sin(far), within(1e-10));
        }
        // From tables of the normal distribution.
        assertThat(Elementary.gelu(1)).isCloseTo(0.8413447461, within(2e-7));
        assertThat(Elementary.gelu(-1)).isCloseTo(-0.1586552539, within(2e-7));
        assertThat(Elementary.gelu(-2.5)).isCloseTo(-2.5 * 0.0062096653, within(2e-7));
        assertThat(Elementary.gelu(0)).isZero();
    }
}
