package org.tessera.wavelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaveletTransformTest {

    private static int[] sizes(Random random) {
        int[] sizes = {1, 1, 1, 1};
        int rank = 1 + random.nextInt(4);
        for (int axis = 4 - rank; axis < 4; axis++) {
            sizes[axis] = 1 + random.nextInt(rank == 1 ? 300 : 60 / rank);
        }
        return sizes;
    }

    private static int count(int[] sizes) {
        return sizes[0] * sizes[1] * sizes[2] * sizes[3];
    }

    @Test
    void inverse_givesTheValuesBackInEveryDecomposition() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] sizes = sizes(random);
            WaveletTransform transform = new WaveletTransform(sizes, random.nextInt(16), random.nextInt(7));
            double[] values = random.doubles(count(sizes), -1, 1).toArray();
            double[] work = values.clone();
            transform.forward(work);
            transform.inverse(work);
            assertThat(work).as("seed %d", seed).containsExactly(values, within(1e-10));
        }
    }

    @Test
    void bands_partTheArrayAndReferToEarlierOnes() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] sizes = sizes(random);
            int[] hits = new int[count(sizes)];
            Set<List<Integer>> known = new HashSet<>();
            for (Band band : new WaveletTransform(sizes, random.nextInt(16), random.nextInt(9)).bands()) {
                assertThat(band.kind()).isBetween(0, Band.KINDS - 1);
                for (Band.Reference reference : band.references()) {
                    assertThat(known).as("seed %d", seed).contains(place(reference.origin(), reference.sizes()));
                }
                known.add(place(band.origin(), band.sizes()));
                hit(band, sizes, hits);
            }
            assertThat(hits).as("seed %d", seed).containsOnly(1);
        }
    }

    static List<Integer> place(int[] origin, int[] sizes) {
        return List.of(origin[0], origin[1], origin[2], origin[3], sizes[0], sizes[1], sizes[2], sizes[3]);
    }

    static void hit(Band band, int[] sizes, int[] hits) {
        for (int p = 0; p < band.count(); p++) {
            int rest = p;
            int at = 0;
            int stride = 1;
            for (int axis = 3; axis >= 0; axis--) {
                at += (band.origin()[axis] + rest % band.sizes()[axis]) * stride;
                rest /= band.sizes()[axis];
                stride *= sizes[axis];
            }
            hits[at]++;
        }
    }

    @Test
    void smoothBox_isTheFirstBand() {
        WaveletTransform transform = new WaveletTransform(new int[] {1, 30, 41, 100}, 8, 2);
        assertThat(transform.bands().getFirst().origin()).containsOnly(0);
        assertThat(transform.bands().getFirst().sizes()).isEqualTo(transform.smoothBox());
        assertThat(transform.smoothBox()).containsExactly(1, 8, 11, 25);
    }

    @Test
    void differencesOfTheSmoothBand_areExact() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int[] sizes = sizes(random);
            int[] box = new int[4];
            for (int axis = 0; axis < 4; axis++) {
                box[axis] = 1 + random.nextInt(sizes[axis]);
            }
            double[] numbers = random.longs(count(sizes), -(1L << 48), 1L << 48)
                    .mapToDouble(v -> v)
                    .toArray();
            double[] work = numbers.clone();
            SmoothDifference difference = new SmoothDifference(sizes, box);
            difference.forward(work);
            difference.inverse(work);
            assertThat(work).as("seed %d", seed).isEqualTo(numbers);
        }
    }
}
