package org.tessera.stage.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LorenzoDifferenceTest {

    @Test
    void inverse_bringsBackAnyIntegers() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int[] sizes = new int[1 + random.nextInt(4)];
            int[] orders = new int[sizes.length];
            int count = 1;
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = 1 + random.nextInt(8);
                orders[axis] = random.nextInt(3);
                count *= sizes[axis];
            }
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = switch (random.nextInt(3)) {
                    case 0 -> Long.MIN_VALUE;
                    case 1 -> Long.MAX_VALUE;
                    default -> random.nextLong();
                };
            }
            long[] back = values.clone();
            LorenzoDifference difference = new LorenzoDifference(sizes, orders);
            difference.forward(back);
            difference.inverse(back);

            assertThat(back).as("seed %d", seed).isEqualTo(values);
        }
    }

    @Test
    void firstOrder_leavesNothingOfASumOfLines() {
        long[] values = new long[6 * 7];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + 13L * (i / 7) - 5L * (i % 7);
        }
        new LorenzoDifference(new int[] {6, 7}, new int[] {1, 1}).forward(values);

        for (int i = 8; i < values.length; i++) {
            assertThat(values[i]).as("residual %d", i).isEqualTo(i % 7 == 0 ? 13 : 0);
        }
    }

    @Test
    void secondOrder_leavesNothingOfALine() {
        long[] values = new long[20];
        for (int i = 0; i < values.length; i++) {
            values[i] = 7 - 3L * i;
        }
        new LorenzoDifference(new int[] {20}, new int[] {2}).forward(values);

        for (int i = 2; i < values.length; i++) {
            assertThat(values[i]).as("residual %d", i).isZero();
        }
    }
}
