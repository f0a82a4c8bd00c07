package org.tessera.stage.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InterpolationPredictorTest {

    /// A polynomial on a line of `n` points.
    private static double[][] split(Lattice lattice, int degree, int n) {
        double[] fine = new double[n];
        for (int i = 0; i < n; i++) {
            double t = i / 8.0;
            fine[i] = 1;
            for (int k = 0; k < degree; k++) {
                fine[i] = fine[i] * t + k + 2;
            }
        }
        double[][] classes = {new double[lattice.count(0)], new double[lattice.count(1)]};
        LatticeSplit.split(new int[] {n}, fine, classes);
        return classes;
    }

    @Test
    void kernels_areExactForTheirPolynomials() {
        int n = 41;
        Lattice lattice = new Lattice(new int[] {n});
        for (Kernel kernel : Kernel.values()) {
            int degree = kernel == Kernel.SEXTIC ? 5 : kernel == Kernel.CUBIC ? 3 : 1;
            double[][] classes = split(lattice, degree, n);
            double[] out = new double[lattice.rowLength(1)];
            Slab slab = new Slab(lattice, 1, Slab.VALUES);
            slab.next();
            new InterpolationPredictor(lattice, classes).slab(slab, kernel, 1, out);
            int edge = kernel.reach();
            for (int i = edge; i < out.length - edge; i++) {
                assertThat(out[i]).as("%s at %d", kernel, i).isCloseTo(classes[1][i], within(1e-9 * Math.abs(out[i])));
            }
        }
    }

    @Test
    void lines_arePredictedExactlyUpToTheBoundary() {
        for (int n = 3; n < 20; n++) {
            Lattice lattice = new Lattice(new int[] {n});
            for (Kernel kernel : Kernel.values()) {
                double[][] classes = split(lattice, 1, n);
                double[] out = new double[lattice.rowLength(1)];
                Slab slab = new Slab(lattice, 1, Slab.VALUES);
                slab.next();
                new InterpolationPredictor(lattice, classes).slab(slab, kernel, 1, out);
                for (int i = 0; i < out.length; i++) {
                    assertThat(out[i]).as("%s, %d points, at %d", kernel, n, i).isCloseTo(classes[1][i], within(1e-12));
                }
            }
        }
    }
}
