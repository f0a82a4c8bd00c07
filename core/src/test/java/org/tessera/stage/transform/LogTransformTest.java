package org.tessera.stage.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogTransformTest {

    @Test
    void logarithms_comeBackWithTheirSigns() {
        double[] values = {1, -1, 1e-8, -1e-8, 3e300, -3e-300, Double.MIN_VALUE, Double.MAX_VALUE};
        double[] back = values.clone();
        LogTransform.inverse(back, LogTransform.forward(back));

        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(back[i] / values[i] - 1)).as("%s", values[i]).isLessThan(1e-12);
        }
    }

    /// The rounding of the logarithm itself was forgotten.
    @Test
    void toleranceOfLogarithms_keepsTheRelativeError() {
        for (double epsilon : new double[] {0.5, 1e-1, 1e-3, 1e-6, 1e-9, 1e-12}) {
            double step = LogTransform.tolerance(epsilon, 0x1p-53, 710);
            assertThat(step).isPositive();
            Random random = new Random(12);
            for (int i = 0; i < 5000; i++) {
                double x = StrictMath.exp(random.nextGaussian() * 50) * (random.nextBoolean() ? 1 : -1);
                double[] log = {x};
                byte[] sign = LogTransform.forward(log);
                log[0] += random.nextBoolean() ? step : -step;
                LogTransform.inverse(log, sign);
                assertThat(Math.abs(log[0] - x)).as("%s at %s", epsilon, x).isLessThanOrEqualTo(epsilon * Math.abs(x));
            }
        }
    }

    @Test
    void toleranceBelowAnUlp_isNotPositive() {
        assertThat(LogTransform.tolerance(0x1p-54, 0x1p-53, 0)).isLessThanOrEqualTo(0);
    }
}
