package org.tessera.science.approx;

/// Runs something over all lines along an axis of a box at the origin of an array of three axes.
final class Lines {

    /// Replaces the first points of a line.
    @FunctionalInterface
    interface Action {
        void run(double[] line, double[] out);
    }

    private Lines() {}

    /// @param sizes of the array
    /// @param box of the part that is worked on
    static void replace(double[] values, int[] sizes, int[] box, int axis, Action action) {
        int[] strides = {sizes[1] * sizes[2], sizes[2], 1};
        int first = axis == 0 ? 1 : 0;
        int second = axis == 2 ? 1 : 2;
        int n = box[axis];
        double[] line = new double[n];
        double[] out = new double[n];
        for (int i = 0; i < box[first]; i++) {
            for (int j = 0; j < box[second]; j++) {
                int at = i * strides[first] + j * strides[second];
                for (int k = 0; k < n; k++) {
                    line[k] = values[at + k * strides[axis]];
                }
                action.run(line, out);
                for (int k = 0; k < n; k++) {
                    values[at + k * strides[axis]] = out[k];
                }
            }
        }
    }
}
