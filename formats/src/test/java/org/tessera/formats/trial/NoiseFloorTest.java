package org.tessera.formats.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;

class NoiseFloorTest {

    private static ArrayField field(double noise, double step, long seed) {
        Random random = new Random(seed);
        double[] values = new double[100 * 120];
        for (int i = 0; i < values.length; i++) {
            double v = 5 * Math.sin(0.03 * (i / 120)) + Math.cos(0.02 * (i % 120)) + noise * random.nextGaussian();
            values[i] = step == 0 ? v : Math.rint(v / step) * step;
        }
        return ArrayField.of("f", values, 100, 120);
    }

    @Test
    void whiteNoise_isFoundWithinTenPercent() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(NoiseFloor.deviation(List.of(field(0.01, 0, seed))).orElse(0))
                    .as("seed %d", seed)
                    .isCloseTo(0.01, within(0.001));
        }
    }

    @Test
    void smoothField_hasNoNoise() {
        assertThat(NoiseFloor.deviation(List.of(field(0, 0, 1)))).isEmpty();
    }

    @Test
    void digits_areThoseThatWriteTheValues() {
        double[] decimals = new double[1000];
        for (int i = 0; i < decimals.length; i++) {
            decimals[i] = (100 + i) / 100.0;
        }
        assertThat(NoiseFloor.digits(List.of(ArrayField.of("d", decimals, 1000))))
                .isEqualTo(4);
        assertThat(NoiseFloor.digits(List.of(field(0.01, 0, 1)))).isZero();
    }

    @Test
    void ladder_stopsWhereTheTypeHasNoRoom() {
        assertThat(BoundLadder.of(ElementType.F64, 0, 1)).containsExactly(1e-2, 1e-3, 1e-4, 1e-5, 1e-6);
        assertThat(BoundLadder.of(ElementType.F32, 1000, 1001)).hasSize(5).allMatch(b -> b >= 2e-5);
        assertThat(BoundLadder.of(ElementType.U8, 0, 255)).allMatch(b -> b * 255 >= 1);
    }

    @Test
    void roughBlock_inASmoothVariable_isDrawn() throws Exception {
        float[] values = new float[32 * 512 * 1024];
        Random random = new Random(5);
        for (int i = 0; i < values.length; i++) {
            int x = i % 1024;
            int y = i / 1024 % 512;
            boolean rough = i / 1024 / 512 < 16 && y >= 300 && y < 400 && x >= 600 && x < 700;
            values[i] = (float) (Math.sin(0.01 * x) + (rough ? random.nextGaussian() : 0));
        }
        Sample sample = Sample.of(org.tessera.formats.Variable.plain(ArrayField.of("f", values, 32, 512, 1024)), 2);

        assertThat(sample.blocks()).hasSize(8).allMatch(block -> block.size() <= 1 << 18);
        assertThat(sample.whole()).isFalse();
        assertThat(sample.rangeExact()).isTrue();
        assertThat(sample.blocks()).anyMatch(block -> {
            for (float v : block.floats()) {
                if (Math.abs(v) > 1.5) {
                    return true;
                }
            }
            return false;
        });
    }
}
