package org.tessera.stage.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LorenzoRowsTest {

    @Test
    void forward_isTheLorenzoDifference_andInverseBringsBackAnyIntegers() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int[] sizes = new int[1 + random.nextInt(4)];
            int[] orders = new int[sizes.length];
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = 1 + random.nextInt(8);
                orders[axis] = random.nextInt(3);
            }
            int count = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
            int[] values = random.ints(count).toArray();
            long[] expected = Arrays.stream(values).asLongStream().toArray();
            new LorenzoDifference(sizes, orders).forward(expected);
            LorenzoRows rows = new LorenzoRows(sizes, orders);
            int row = sizes[sizes.length - 1];
            int[] residuals = new int[count];
            for (int at = 0; at < count; at += row) {
                rows.forward(values, at, residuals, at);
            }
            int[] back = new int[count];
            LorenzoRows inverse = new LorenzoRows(sizes, orders);
            int[] used = residuals.clone();
            for (int at = 0; at < count; at += row) {
                inverse.inverse(used, at, back, at);
            }

            assertThat(residuals)
                    .as("seed %d", seed)
                    .isEqualTo(Arrays.stream(expected).mapToInt(r -> (int) r).toArray());
            assertThat(back).as("seed %d", seed).isEqualTo(values);
        }
    }
}
