package org.tessera.formats.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;

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
    void sample_isSpreadAndBounded() {
        Shape shape = Shape.of(1024, 512, 512);
        var boxes = Sample.boxes(shape);

        assertThat(boxes).hasSize(10).doesNotHaveDuplicates();
        boxes.forEach(box -> box.checkInside(shape));
        assertThat(boxes).allMatch(box -> box.shape().count() <= 1 << 19);
        for (int axis = 0; axis < 3; axis++) {
            int a = axis;
            assertThat(boxes.stream().map(box -> box.start(a)).distinct().count())
                    .isGreaterThan(1);
        }
    }
}
