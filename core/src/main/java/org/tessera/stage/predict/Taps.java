package org.tessera.stage.predict;

/// The grid points and weights that predict one midpoint, boundaries included.
final class Taps {

    final int[] at = new int[6];
    final double[] weight = new double[6];
    int count;

    /// Taps for the point between grid indices `j` and `j + 1` of a line of `size` grid points.
    ///
    /// Near a boundary the kernel falls back to fewer points: parabola, line, extrapolation, copy.
    void set(Kernel kernel, int j, int size, double scale) {
        count = 0;
        int left = j + 1;
        int right = size - 1 - j;
        if (right == 0) {
            extrapolate(j, left, scale);
        } else if (left >= kernel.reach() && right >= kernel.reach()) {
            symmetric(kernel, j, scale);
        } else if (kernel != Kernel.LINEAR && left >= 2 && right >= 2) {
            symmetric(Kernel.CUBIC, j, scale);
        } else if (kernel != Kernel.LINEAR && right >= 2) {
            add(j, 0.375 * scale);
            add(j + 1, 0.75 * scale);
            add(j + 2, -0.125 * scale);
        } else if (kernel != Kernel.LINEAR && left >= 2) {
            add(j - 1, -0.125 * scale);
            add(j, 0.75 * scale);
            add(j + 1, 0.375 * scale);
        } else {
            symmetric(Kernel.LINEAR, j, scale);
        }
    }

    private void extrapolate(int j, int left, double scale) {
        if (left >= 2) {
            add(j - 1, -0.5 * scale);
            add(j, 1.5 * scale);
        } else {
            add(j, scale);
        }
    }

    private void symmetric(Kernel kernel, int j, double scale) {
        int reach = kernel.reach();
        if (reach > 2) {
            add(j - 2, kernel.farthest * scale);
        }
        if (reach > 1) {
            add(j - 1, kernel.far * scale);
        }
        add(j, kernel.near * scale);
        add(j + 1, kernel.near * scale);
        if (reach > 1) {
            add(j + 2, kernel.far * scale);
        }
        if (reach > 2) {
            add(j + 3, kernel.farthest * scale);
        }
    }

    private void add(int index, double w) {
        at[count] = index;
        weight[count++] = w;
    }
}
