package org.tessera.stage.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StencilTest {

    /// Where a linear function is sampled, the sums of a group lie symmetrically about the point: their mean is its
    /// value.
    @Test
    void groups_haveTheirCentreAtThePoint() {
        for (int[] fine : new int[][] {{40}, {21, 22}, {17, 16, 19}, {11, 12, 11, 13}}) {
            Lattice lattice = new Lattice(fine);
            double[][] values = linear(lattice, fine);
            int known = 1;
            for (int odd = 1; odd <= fine.length; odd++) {
                for (int p = 1; p < lattice.classes(); p++) {
                    if (Integer.bitCount(p) == odd) {
                        check(lattice, p, known, values);
                        known |= 1 << p;
                    }
                }
            }
        }
    }

    private static void check(Lattice lattice, int p, int known, double[][] values) {
        Stencil stencil = new Stencil(lattice, p, known);
        assertThat(stencil.size()).isPositive();
        Slab slab = new Slab(lattice, p, 1);
        double[] sum = new double[lattice.rowLength(p)];
        int seen = 0;
        while (slab.next()) {
            if (!stencil.reaches(slab, 0)) {
                continue;
            }
            for (int group = 0; group < stencil.size(); group++) {
                stencil.sums(slab, 0, group, values, sum);
                double taps = sum[stencil.first()] / values[p][slab.at() + stencil.first()];
                assertThat(taps).as("class %d group %d", p, group).isCloseTo(Math.rint(taps), within(1e-9));
                assertThat(taps).isGreaterThan(0.5);
                seen++;
            }
        }
        assertThat(seen).as("class %d of %d axes", p, lattice.rank()).isPositive();
    }

    private static double[][] linear(Lattice lattice, int[] fine) {
        double[][] values = new double[lattice.classes()][];
        for (int p = 0; p < lattice.classes(); p++) {
            values[p] = new double[lattice.count(p)];
            int[] sizes = lattice.sizes(p);
            for (int i = 0; i < values[p].length; i++) {
                int rest = i;
                double v = 1000;
                for (int axis = fine.length - 1; axis >= 0; axis--) {
                    v += (axis + 1) * (2 * (rest % sizes[axis]) + (p >> axis & 1));
                    rest /= sizes[axis];
                }
                values[p][i] = v;
            }
        }
        return values;
    }

    @Test
    void fit_findsTheWeightsOfALinearLaw() {
        double[] law = {0.6, -0.15, 0.05};
        Random random = new Random(11);
        StencilFit fit = new StencilFit(3, 0.01);
        double[][] sums = new double[3][1];
        for (int i = 0; i < 2000; i++) {
            double value = 0;
            for (int k = 0; k < 3; k++) {
                sums[k][0] = random.nextGaussian();
                value += law[k] * sums[k][0];
            }
            // One point in fifty is far off, as at a front.
            fit.add(sums, 0, value + (i % 50 == 0 ? 10 * random.nextGaussian() : 0.001 * random.nextGaussian()));
        }
        double[] weights = fit.solve();
        for (int k = 0; k < 3; k++) {
            assertThat(weights[k]).isCloseTo(law[k], within(1e-3));
        }
    }

    @Test
    void lorenzoTaps_areTheLorenzoDifference() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int[] sizes = new int[1 + random.nextInt(4)];
            int[] orders = new int[sizes.length];
            int count = 1;
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = 1 + random.nextInt(5);
                orders[axis] = random.nextInt(3);
                count *= sizes[axis];
            }
            int[] q = random.ints(count, -1000, 1000).toArray();
            long[] expected = java.util.Arrays.stream(q).asLongStream().toArray();
            new LorenzoDifference(sizes, orders).forward(expected);
            CausalTaps taps = CausalTaps.lorenzo(sizes, orders);
            int[] index = new int[sizes.length];
            for (int at = 0; at < count; at++) {
                int rest = at;
                for (int axis = sizes.length - 1; axis >= 0; axis--) {
                    index[axis] = rest % sizes[axis];
                    rest /= sizes[axis];
                }
                assertThat(q[at] - taps.clipped(q, at, index, sizes))
                        .as("seed %d point %d", seed, at)
                        .isEqualTo(expected[at]);
            }
        }
    }
}
