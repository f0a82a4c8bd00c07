package org.tessera.stage.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LatticeTest {

    private static int[] sizes(Random random) {
        int[] sizes = new int[1 + random.nextInt(5)];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = 1 + random.nextInt(sizes.length == 1 ? 60 : 9);
        }
        return sizes;
    }

    private static int count(int[] sizes) {
        int count = 1;
        for (int size : sizes) {
            count *= size;
        }
        return count;
    }

    @Test
    void merge_isTheInverseOfSplit() {
        for (int seed = 0; seed < 500; seed++) {
            int[] sizes = sizes(new Random(seed));
            Lattice lattice = new Lattice(sizes);
            double[] fine = new double[count(sizes)];
            double[][] classes = new double[lattice.classes()][];
            byte[][] bytes = new byte[lattice.classes()][];
            for (int p = 0; p < classes.length; p++) {
                classes[p] = new double[lattice.count(p)];
                bytes[p] = new byte[lattice.count(p)];
            }
            for (int i = 0; i < fine.length; i++) {
                fine[i] = i + 1;
            }
            LatticeSplit.split(sizes, fine, classes);
            double[] back = new double[fine.length];
            lattice.merge(classes, back);
            assertThat(back).as("seed %d", seed).isEqualTo(fine);

            for (int p = 0; p < classes.length; p++) {
                for (int i = 0; i < classes[p].length; i++) {
                    bytes[p][i] = (byte) classes[p][i];
                }
            }
            byte[] merged = new byte[fine.length];
            lattice.merge(bytes, merged);
            for (int i = 0; i < fine.length; i++) {
                assertThat(merged[i]).as("seed %d byte %d", seed, i).isEqualTo((byte) fine[i]);
            }
        }
    }

    @Test
    void classes_holdTheirParities() {
        int[] sizes = {5, 4, 7};
        Lattice lattice = new Lattice(sizes);
        double[] fine = new double[140];
        double[][] classes = new double[8][];
        for (int p = 0; p < 8; p++) {
            classes[p] = new double[lattice.count(p)];
        }
        for (int i = 0; i < 140; i++) {
            fine[i] = (i / 28 & 1) | (i / 7 % 4 & 1) << 1 | (i % 7 & 1) << 2;
        }
        LatticeSplit.split(sizes, fine, classes);

        for (int p = 0; p < 8; p++) {
            assertThat(classes[p]).as("class %d", p).containsOnly(p);
        }
    }
}
