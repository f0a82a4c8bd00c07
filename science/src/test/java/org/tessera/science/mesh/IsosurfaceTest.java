package org.tessera.science.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IsosurfaceTest {

    private static final int EDGE = 48;

    /// Distance to a sphere, larger inside.
    private static Mesh sphere(double radius, Lattice lattice) {
        double[] values = new double[lattice.count()];
        for (int n = 0; n < values.length; n++) {
            double x = lattice.x() + n % lattice.nx() * lattice.dx();
            double y = lattice.y() + n / lattice.nx() % lattice.ny() * lattice.dy();
            double z = lattice.z() + n / lattice.nx() / lattice.ny() * lattice.dz();
            values[n] = -Math.sqrt(x * x + y * y + z * z);
        }
        return Isosurface.of(values, lattice, -radius);
    }

    private static Lattice around(double step, double dz) {
        double half = step * (EDGE - 1) / 2;
        return new Lattice(EDGE, EDGE, EDGE, -half, -half, -half * dz / step, step, step, dz);
    }

    @Test
    void sphere_hasItsAreaVolumeAndKind() {
        for (double dz : new double[] {1000, 1700}) {
            Mesh mesh = sphere(20000, around(1000, dz));
            MeshEdges edges = MeshEdges.of(mesh);
            assertThat(edges.isClosed()).isTrue();
            assertThat(edges.euler(mesh)).isEqualTo(2);
            assertThat(mesh.area() / (4 * Math.PI * 4e8)).isCloseTo(1, within(0.01));
            assertThat(mesh.volume() / (4 * Math.PI / 3 * 8e12)).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void normals_ofASphere_pointAwayFromItsMiddle() {
        Mesh mesh = sphere(20, around(1, 1.5));
        for (int i = 0; i < mesh.points().length; i += 3) {
            double dot = 0;
            double length = 0;
            for (int n = i; n < i + 3; n++) {
                dot += (double) mesh.points()[n] * mesh.normals()[n] / 20;
                length += (double) mesh.normals()[n] * mesh.normals()[n];
            }
            assertThat(length).isCloseTo(1, within(1e-6));
            assertThat(dot).isCloseTo(1, within(0.01));
        }
    }

    /// All 256 cases in all neighbourhoods, ambiguous faces above all.
    @Test
    void noise_withinABorderOfZeros_isClosed() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int edge = 3 + seed % 9;
            Lattice lattice = Lattice.counted(edge + 1, edge + 2, edge);
            double[] values = noise(random, lattice, seed % 2 == 0, true);
            Mesh mesh = Isosurface.of(values, lattice, 0.5);
            MeshEdges edges = MeshEdges.of(mesh);
            assertThat(edges.isClosed()).as("seed %d: %s", seed, edges).isTrue();
            assertThat(mesh.volume()).as("seed %d", seed).isNotNegative();
        }
    }

    @Test
    void noise_upToTheBorder_isOpenOnlyThere() {
        Lattice lattice = Lattice.counted(9, 8, 7);
        Mesh mesh = Isosurface.of(noise(new Random(5), lattice, true, false), lattice, 0.5);
        MeshEdges edges = MeshEdges.of(mesh);
        assertThat(edges.open()).isPositive();
        assertThat(edges.torn()).isZero();
    }

    /// @param whole only 0 and 1, or values between, some of them exactly the level
    private static double[] noise(Random random, Lattice lattice, boolean whole, boolean border) {
        double[] values = new double[lattice.count()];
        for (int n = 0; n < values.length; n++) {
            int x = n % lattice.nx();
            int y = n / lattice.nx() % lattice.ny();
            int z = n / lattice.nx() / lattice.ny();
            boolean edge = x == 0
                    || y == 0
                    || z == 0
                    || x == lattice.nx() - 1
                    || y == lattice.ny() - 1
                    || z == lattice.nz() - 1;
            double value = whole ? random.nextInt(2) : random.nextInt(5) / 4.0;
            values[n] = edge && border ? 0 : value;
        }
        return values;
    }

    @Test
    void everyCase_cutsExactlyTheEdgesThatCrossTheSurface() {
        for (int inside = 0; inside < 256; inside++) {
            int cut = 0;
            for (int edge : CubeCases.of(inside)) {
                cut |= 1 << edge;
            }
            for (int edge = 0; edge < CubeCases.EDGES; edge++) {
                boolean crosses = (inside >> CubeCases.start(edge) & 1) != (inside >> CubeCases.end(edge) & 1);
                assertThat((cut >> edge & 1) == 1)
                        .as("case %d, edge %d", inside, edge)
                        .isEqualTo(crosses);
            }
        }
    }

    @Test
    void level_beyondTheValues_givesNothing() {
        Lattice lattice = Lattice.counted(5, 6, 7);
        double[] values = noise(new Random(1), lattice, false, false);
        for (double level : new double[] {-0.01, 1.01}) {
            Mesh mesh = Isosurface.of(values, lattice, level);
            assertThat(mesh.triangleCount()).isZero();
            assertThat(mesh.pointCount()).isZero();
        }
    }

    @Test
    void smallDensities_haveNormalsOfLengthOne() {
        Lattice lattice = Lattice.counted(8, 8, 8);
        double[] values = noise(new Random(2), lattice, false, true);
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1e-250;
        }
        Mesh mesh = Isosurface.of(values, lattice, 4e-251);
        assertThat(mesh.triangleCount()).isPositive();
        for (float n : mesh.normals()) {
            assertThat(n).isFinite();
        }
    }

    @Test
    void mistakes_areSaid() {
        Lattice lattice = Lattice.counted(2, 2, 2);
        assertThatThrownBy(() -> Isosurface.of(new double[7], lattice, 1)).hasMessageContaining("7 values");
        assertThatThrownBy(() -> Isosurface.of(new double[8], lattice, Double.NaN))
                .hasMessageContaining("level");
        double[] hole = {0, 1, Double.NaN, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> Isosurface.of(hole, lattice, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Lattice(0, 1, 1, 0, 0, 0, 1, 1, 1)).hasMessageContaining("lattice");
    }
}
