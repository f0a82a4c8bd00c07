package org.tessera.wavelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CosineTransformTest {

    private static int[] sizes(Random random) {
        int[] sizes = {1, 1, 1, 1};
        int rank = 1 + random.nextInt(4);
        for (int axis = 4 - rank; axis < 4; axis++) {
            sizes[axis] = 1 + random.nextInt(rank == 1 ? 300 : 60 / rank);
        }
        return sizes;
    }

    private static int[] blocks(Random random) {
        int[] blocks = new int[4];
        for (int axis = 0; axis < 4; axis++) {
            blocks[axis] = 1 << random.nextInt(6);
        }
        return blocks;
    }

    private static double energy(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v * v;
        }
        return sum;
    }

    @Test
    void inverse_givesTheValuesBackAndEnergyStays() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] sizes = sizes(random);
            CosineTransform transform = new CosineTransform(sizes, blocks(random));
            double[] values = random.doubles(Band.whole(sizes).count(), -1, 1).toArray();
            double[] work = values.clone();
            transform.forward(work);
            assertThat(energy(work)).as("seed %d", seed).isCloseTo(energy(values), within(1e-9));
            transform.inverse(work);
            assertThat(work).as("seed %d", seed).containsExactly(values, within(1e-12));
        }
    }

    @Test
    void coefficients_areThoseOfTheDefinition() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(200);
            BlockCut cut = BlockCut.of(n, 1 << random.nextInt(6));
            double[] values = random.doubles(n, -1, 1).toArray();
            double[] work = values.clone();
            new CosinePass(new int[] {1, 1, 1, n}, 3, cut).run(work, true);
            int from = 0;
            for (int block = 0; block < cut.blocks(); block++) {
                int length = cut.length() + (block < cut.longer() ? 1 : 0);
                for (int f = 0; f < length; f++) {
                    assertThat(work[cut.start(f) + block])
                            .as("seed %d, block %d, frequency %d", seed, block, f)
                            .isCloseTo(coefficient(values, from, length, f), within(1e-12));
                }
                from += length;
            }
            assertThat(from).as("seed %d", seed).isEqualTo(n);
        }
    }

    private static double coefficient(double[] values, int from, int n, int f) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[from + i] * Math.cos(Math.PI * (i + 0.5) * f / n);
        }
        return sum * Math.sqrt((f == 0 ? 1.0 : 2.0) / n);
    }

    @Test
    void allAxes_areTransformedAlike() {
        int[] sizes = {3, 5, 6, 7};
        double[] values = new Random(1).doubles(3 * 5 * 6 * 7).toArray();
        for (int axis = 0; axis < 4; axis++) {
            int n = sizes[axis];
            int stride = axis == 0 ? 210 : axis == 1 ? 42 : axis == 2 ? 7 : 1;
            BlockCut cut = BlockCut.of(n, 4);
            double[] work = values.clone();
            new CosinePass(sizes, axis, cut).run(work, true);
            for (int at = 0; at < values.length; at++) {
                if (at / stride % n != 0) {
                    continue;
                }
                double[] line = new double[n];
                for (int i = 0; i < n; i++) {
                    line[i] = values[at + i * stride];
                }
                new CosinePass(new int[] {1, 1, 1, n}, 3, cut).run(line, true);
                for (int i = 0; i < n; i++) {
                    assertThat(work[at + i * stride])
                            .as("axis %d at %d", axis, at)
                            .isEqualTo(line[i]);
                }
            }
        }
    }

    @Test
    void bands_partTheArrayAndReferToEarlierOnes() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] sizes = sizes(random);
            int[] hits = new int[Band.whole(sizes).count()];
            Set<List<Integer>> known = new HashSet<>();
            CosineTransform transform = new CosineTransform(sizes, blocks(random));
            List<Band> bands = transform.bands();
            assertThat(bands.getFirst().sizes()).as("seed %d", seed).isEqualTo(transform.smoothBox());
            for (Band band : bands) {
                assertThat(band.kind()).isBetween(0, Band.KINDS - 1);
                for (Band.Reference reference : band.references()) {
                    assertThat(known)
                            .as("seed %d", seed)
                            .contains(WaveletTransformTest.place(reference.origin(), reference.sizes()));
                }
                known.add(WaveletTransformTest.place(band.origin(), band.sizes()));
                WaveletTransformTest.hit(band, sizes, hits);
            }
            assertThat(hits).as("seed %d", seed).containsOnly(1);
        }
    }
}
