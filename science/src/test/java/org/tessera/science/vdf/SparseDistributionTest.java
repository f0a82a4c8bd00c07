package org.tessera.science.vdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;

class SparseDistributionTest {

    private static final VelocityMesh MESH = new VelocityMesh(
            new VelocityGrid(
                    new VelocityAxis(-1, 0.1, 20), new VelocityAxis(-2, 0.2, 12), new VelocityAxis(-3, 0.3, 16)),
            4);

    /// All cells of the mesh, most of them 0.
    private static VelocityDistribution random(long seed) {
        Random random = new Random(seed);
        double[] values = new double[MESH.grid().count()];
        for (int n = 0; n < 40; n++) {
            values[random.nextInt(values.length)] = (float) random.nextDouble();
        }
        return new VelocityDistribution(MESH.grid(), ElementType.F32, values);
    }

    @Test
    void denseOfSparse_givesAllValuesBack() {
        for (long seed = 0; seed < 50; seed++) {
            VelocityDistribution dense = random(seed);
            SparseDistribution sparse = SparseDistribution.of(dense, MESH, new long[3], 0);
            assertThat(sparse.dense(Box.all(MESH.grid().shape())))
                    .as("seed %d", seed)
                    .isEqualTo(dense);
            assertThat(sparse.withValues(dense, new long[3])).isEqualTo(sparse);
        }
    }

    @Test
    void cellsAndBlocks_lieWhereVlasiatorPutsThem() {
        double[] values = new double[MESH.grid().count()];
        int x = 13;
        int y = 6;
        int z = 11;
        values[(z * 12 + y) * 20 + x] = 7;
        SparseDistribution sparse = SparseDistribution.of(
                new VelocityDistribution(MESH.grid(), ElementType.F64, values), MESH, new long[3], 1);

        assertThat(sparse.blocks()).containsExactly(x / 4 + y / 4 * 5 + z / 4 * 5 * 3);
        assertThat(sparse.values()[x % 4 + 4 * (y % 4) + 16 * (z % 4)]).isEqualTo(7);
        assertThat(sparse.peak()).containsExactly(z, y, x);
    }

    @Test
    void of_belowTheThreshold_leavesBlocksOutAndKeepsTheRestOfOthers() {
        double[] values = new double[MESH.grid().count()];
        values[0] = 2;
        values[1] = 0.5;
        values[19] = 0.5;
        SparseDistribution sparse = SparseDistribution.of(
                new VelocityDistribution(MESH.grid(), ElementType.F64, values), MESH, new long[3], 1);

        assertThat(sparse.blocks()).containsExactly(0);
        assertThat(sparse.values()[1]).isEqualTo(0.5);
    }

    @Test
    void aroundPeak_nearAnEdge_isPaddedByZeros() {
        double[] values = new double[MESH.grid().count()];
        values[0] = 3;
        SparseDistribution sparse = SparseDistribution.of(
                new VelocityDistribution(MESH.grid(), ElementType.F64, values), MESH, new long[3], 0);
        VelocityDistribution box = sparse.dense(sparse.aroundPeak(5));

        assertThat(box.grid().shape()).isEqualTo(Shape.of(10, 10, 10));
        assertThat(box.peak()).isEqualTo(555);
        assertThat(Arrays.stream(box.values()).sum()).isEqualTo(3);
        assertThat(box.grid().x().centre(5)).isEqualTo(MESH.grid().x().centre(0));
    }

    @Test
    void of_aBoxBesideTheMesh_takesWhatIsInside() {
        VelocityDistribution dense = random(1);
        SparseDistribution sparse = SparseDistribution.of(dense, MESH, new long[3], 0);
        Box box = new Box(new long[] {-3, 2, -1}, Shape.of(9, 30, 8));
        VelocityDistribution part = sparse.dense(box);
        SparseDistribution again = SparseDistribution.of(part, MESH, box.origin(), 0);

        assertThat(again.dense(box)).isEqualTo(part);
    }

    @Test
    void blocksOutsideOfTheMesh_areRefused() {
        assertThatThrownBy(() -> new SparseDistribution(MESH, new long[] {60}, ElementType.F32, new double[64]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("block 60 of a velocity mesh of 60");
    }

    @Test
    void plasma_sparse_isTheDenseOneAboveTheThreshold() {
        VelocityMesh mesh = new VelocityMesh(VelocityGrid.cube(2000e3, 40), 4);
        for (double depth : new double[] {0.1, 0.5, 0.58, 0.9}) {
            Plasma plasma = new BowShock(5).at(depth, 0.2);
            SparseDistribution sparse = plasma.sparse(mesh, ElementType.F32, 1e-15);
            VelocityDistribution all = plasma.dense(mesh.grid(), ElementType.F32, 0);
            assertThat(sparse).as("depth %s", depth).isEqualTo(SparseDistribution.of(all, mesh, new long[3], 1e-15));
        }
    }

    @Test
    void plasma_ofASeed_hasTheSameBitsEverywhere() {
        VelocityDistribution f = new BowShock(3).at(0.57, 0.4).dense(VelocityGrid.cube(1500e3, 24), ElementType.F32, 0);
        VelocityDistribution k = new Plasma(List.of(new KappaParticles(1e6, 0, 1e5, 0, 9e4, 2.5)))
                .dense(VelocityGrid.cube(1500e3, 24), ElementType.F64, 0);

        assertThat(List.of(f.hashCode(), k.hashCode())).isEqualTo(List.of(72666661, 2022898633));
    }
}
