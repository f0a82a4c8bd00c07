package org.tessera.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TilingTest {

    @Property(tries = 200)
    void tiles_coverEachPointOnceWithinTheBudget(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 5) int grain,
            @ForAll @IntRange(min = 1, max = 300) int budget) {
        Shape shape = shape(sizes, Integer.MAX_VALUE);

        int[] seen = visits(Tiling.grains(shape, shape(sizes, grain), budget), shape, budget);

        assertThat(seen).containsOnly(1);
    }

    @Property(tries = 200)
    void runs_followEachOtherInRowMajorOrder(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 300) int budget) {
        Shape shape = shape(sizes, Integer.MAX_VALUE);
        Tiling runs = Tiling.runs(shape, budget);
        long[] next = {0};

        for (long i = 0; i < runs.count(); i++) {
            Rows.forEach(runs.box(i), shape, (inBox, inWhole, length) -> {
                assertThat(inWhole).isEqualTo(next[0]);
                next[0] += length;
            });
        }

        assertThat(next[0]).isEqualTo(shape.count());
    }

    private static int[] visits(Tiling tiling, Shape shape, int budget) {
        int[] seen = new int[(int) shape.count()];
        for (long i = 0; i < tiling.count(); i++) {
            assertThat(tiling.box(i).shape().count()).isLessThanOrEqualTo(budget);
            Rows.forEach(tiling.box(i), shape, (inBox, inWhole, length) -> {
                for (int k = 0; k < length; k++) {
                    seen[(int) inWhole + k]++;
                }
            });
        }
        return seen;
    }

    private static Shape shape(List<Integer> sizes, int most) {
        return Shape.of(sizes.stream().mapToLong(size -> Math.min(size, most)).toArray());
    }
}
