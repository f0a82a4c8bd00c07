package org.tessera.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.Box;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

class ChunkingTest {

    private static Shape shape(Random random, int rank, int most) {
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = 1 + random.nextInt(most);
        }
        return Shape.of(sizes);
    }

    @Test
    void boxes_coverEachPointOnce() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int rank = 1 + random.nextInt(4);
            Shape shape = shape(random, rank, 9);
            Chunking chunking = new Chunking(shape, shape(random, rank, 5));
            int[] seen = new int[(int) shape.count()];
            for (long number = 0; number < chunking.count(); number++) {
                Box box = chunking.box(number);
                box.checkInside(shape);
                Rows.forEach(box, shape, (inBox, inWhole, n) -> {
                    for (int i = 0; i < n; i++) {
                        seen[(int) inWhole + i]++;
                    }
                });
            }
            assertThat(seen).as("seed %d", seed).containsOnly(1);
        }
    }

    @Test
    void touching_namesTheChunksThatShareAPoint() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int rank = 1 + random.nextInt(4);
            Shape shape = shape(random, rank, 9);
            Chunking chunking = new Chunking(shape, shape(random, rank, 5));
            long[] from = new long[rank];
            long[] size = new long[rank];
            for (int axis = 0; axis < rank; axis++) {
                from[axis] = random.nextInt((int) shape.size(axis));
                size[axis] = 1 + random.nextInt((int) (shape.size(axis) - from[axis]));
            }
            Box box = new Box(from, Shape.of(size));
            List<Long> expected = new ArrayList<>();
            for (long number = 0; number < chunking.count(); number++) {
                if (chunking.box(number).intersect(box) != null) {
                    expected.add(number);
                }
            }
            assertThat(chunking.touching(box)).as("seed %d", seed).containsExactly(expected.toArray(new Long[0]));
        }
    }

    @Test
    void defaultChunks_areSmallAndStartAtMultiplesOf8() {
        long[][] shapes = {
            {100_000_000_000L},
            {3, 40_000_000},
            {1092, 3977, 2580},
            {512, 512, 512},
            {4, 4, 65_537},
            {13, 12, 12, 12, 12, 12},
            {16, 16, 16, 16, 16, 16},
            {1L << 40, 1, 1, 2, 3, 5}
        };
        for (long[] sizes : shapes) {
            Shape shape = Shape.of(sizes);
            Chunking chunking = Chunking.of(shape);
            assertThat(chunking.chunk().count()).as("%s", shape).isLessThanOrEqualTo(1L << 21);
            Box last = chunking.box(chunking.count() - 1);
            last.checkInside(shape);
            for (int axis = 0; axis < sizes.length; axis++) {
                assertThat(last.end(axis)).isEqualTo(sizes[axis]);
                assertThat(chunking.chunk().size(axis) == sizes[axis]
                                || chunking.chunk().size(axis) % 8 == 0)
                        .as("%s in chunks of %s", shape, chunking.chunk())
                        .isTrue();
            }
        }
    }

    @Test
    void wantedChunks_areCutToTheVariable() {
        assertThat(Chunking.within(Shape.of(10, 100), Shape.of(64, 64)).chunk()).isEqualTo(Shape.of(10, 64));
        assertThatThrownBy(() -> Chunking.within(Shape.of(10, 100), Shape.of(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
