package org.tessera.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilingTest {

    private static final int TRIES = 200;

    @Test
    void tiles_coverEachPointOnceWithinTheBudget() {
        for (long seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            long[] sizes = sizes(random);
            Shape shape = Shape.of(sizes);
            Shape grain = grain(sizes, 1 + random.nextInt(5));
            int budget = 1 + random.nextInt(300);

            int[] seen = visits(Tiling.grains(shape, grain, budget), shape, budget, seed);

            assertThat(seen)
                    .as("seed %d, %s, grain %s, budget %d", seed, shape, grain, budget)
                    .containsOnly(1);
        }
    }

    @Test
    void runs_followEachOtherInRowMajorOrder() {
        for (long seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            Shape shape = Shape.of(sizes(random));
            Tiling runs = Tiling.runs(shape, 1 + random.nextInt(300));
            String said = "seed " + seed + ", " + shape;
            long[] next = {0};

            for (long i = 0; i < runs.count(); i++) {
                Rows.forEach(runs.box(i), shape, (inBox, inWhole, length) -> {
                    assertThat(inWhole).as(said).isEqualTo(next[0]);
                    next[0] += length;
                });
            }

            assertThat(next[0]).as(said).isEqualTo(shape.count());
        }
    }

    private static int[] visits(Tiling tiling, Shape shape, int budget, long seed) {
        int[] seen = new int[(int) shape.count()];
        for (long i = 0; i < tiling.count(); i++) {
            assertThat(tiling.box(i).shape().count()).as("seed %d", seed).isLessThanOrEqualTo(budget);
            Rows.forEach(tiling.box(i), shape, (inBox, inWhole, length) -> {
                for (int k = 0; k < length; k++) {
                    seen[(int) inWhole + k]++;
                }
            });
        }
        return seen;
    }

    private static long[] sizes(Random random) {
        return random.longs(1 + random.nextInt(4), 1, 10).toArray();
    }

    private static Shape grain(long[] sizes, int most) {
        return Shape.of(Arrays.stream(sizes).map(size -> Math.min(size, most)).toArray());
    }
}
