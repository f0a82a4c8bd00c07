package org.tessera.science.approx;

import java.util.ArrayList;
import java.util.List;

/// A box of three axes in an array, which can be halved along those of at least [#SHORTEST] points.
record TuckerBox(int[] origin, int[] sizes) {

    private static final int SHORTEST = 6;

    static TuckerBox whole(int[] sizes) {
        return new TuckerBox(new int[3], sizes.clone());
    }

    private boolean halves(int axis) {
        return sizes[axis] >= SHORTEST;
    }

    boolean isDivisible() {
        return halves(0) || halves(1) || halves(2);
    }

    List<TuckerBox> parts() {
        List<TuckerBox> out = new ArrayList<>();
        for (int part = 0; part < 8; part++) {
            int[] from = origin.clone();
            int[] size = sizes.clone();
            boolean exists = true;
            for (int a = 0; a < 3; a++) {
                boolean second = (part >> (2 - a) & 1) == 1;
                int first = halves(a) ? (sizes[a] + 1) / 2 : sizes[a];
                exists &= !second || halves(a);
                from[a] += second ? first : 0;
                size[a] = second ? sizes[a] - first : first;
            }
            if (exists) {
                out.add(new TuckerBox(from, size));
            }
        }
        return out;
    }

    private int row(int i, int j, int[] shape) {
        return ((origin[0] + i) * shape[1] + origin[1] + j) * shape[2] + origin[2];
    }

    double[] of(double[] values, int[] shape) {
        double[] out = new double[sizes[0] * sizes[1] * sizes[2]];
        for (int i = 0; i < sizes[0]; i++) {
            for (int j = 0; j < sizes[1]; j++) {
                System.arraycopy(values, row(i, j, shape), out, (i * sizes[1] + j) * sizes[2], sizes[2]);
            }
        }
        return out;
    }

    void subtract(double[] part, double[] values, int[] shape) {
        for (int i = 0; i < sizes[0]; i++) {
            for (int j = 0; j < sizes[1]; j++) {
                int to = row(i, j, shape);
                int from = (i * sizes[1] + j) * sizes[2];
                for (int k = 0; k < sizes[2]; k++) {
                    values[to + k] -= part[from + k];
                }
            }
        }
    }
}
