package org.tessera.wavelet;

/// Lifts all lines of a box along one axis, in place: the smooth half comes first, the details after it.
///
/// Lines are taken in bundles of neighbours along the fastest axis, few enough for a bundle to stay in cache.
final class LiftingPass {

    /// Values of a bundle.
    private static final int BUNDLE = 1 << 13;

    private static final int FASTEST = Band.AXES - 1;

    private final int[] strides;
    private double[] low = new double[BUNDLE];
    private double[] high = new double[BUNDLE];

    /// @param sizes of the whole array, four axes
    LiftingPass(int[] sizes) {
        strides = new int[Band.AXES];
        int stride = 1;
        for (int axis = FASTEST; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
    }

    /// @param box sizes of the box at the origin of the array
    void run(double[] values, int[] box, int axis, boolean forward) {
        int n = box[axis];
        if (n < 2) {
            return;
        }
        int width = axis == FASTEST ? 1 : Math.clamp(BUNDLE / n, 1, box[FASTEST]);
        reserve((n + 1) / 2 * width);
        int[] outer = box.clone();
        outer[axis] = 1;
        outer[FASTEST] = 1;
        int across = axis == FASTEST ? 1 : box[FASTEST];
        for (int i = 0; i < outer[0]; i++) {
            for (int j = 0; j < outer[1]; j++) {
                for (int k = 0; k < outer[2]; k++) {
                    int at = i * strides[0] + j * strides[1] + k * strides[2];
                    for (int from = 0; from < across; from += width) {
                        int w = Math.min(width, across - from);
                        lines(values, at + from, n, strides[axis], w, forward);
                    }
                }
            }
        }
    }

    private void lines(double[] values, int at, int n, int stride, int width, boolean forward) {
        if (forward) {
            split(values, at, n, stride, width);
            Lifting.forward(low, high, n, width);
            store(values, at, n, stride, width);
        } else {
            load(values, at, n, stride, width);
            Lifting.inverse(low, high, n, width);
            merge(values, at, n, stride, width);
        }
    }

    private void split(double[] values, int at, int n, int stride, int width) {
        if (width == 1 && stride == 1) {
            for (int i = 0; i < n / 2; i++) {
                low[i] = values[at + 2 * i];
                high[i] = values[at + 2 * i + 1];
            }
            if (n % 2 == 1) {
                low[n / 2] = values[at + n - 1];
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, at + i * stride, i % 2 == 0 ? low : high, i / 2 * width, width);
        }
    }

    private void merge(double[] values, int at, int n, int stride, int width) {
        if (width == 1 && stride == 1) {
            for (int i = 0; i < n / 2; i++) {
                values[at + 2 * i] = low[i];
                values[at + 2 * i + 1] = high[i];
            }
            if (n % 2 == 1) {
                values[at + n - 1] = low[n / 2];
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(i % 2 == 0 ? low : high, i / 2 * width, values, at + i * stride, width);
        }
    }

    private void store(double[] values, int at, int n, int stride, int width) {
        int half = (n + 1) / 2;
        if (stride == width) {
            System.arraycopy(low, 0, values, at, half * width);
            System.arraycopy(high, 0, values, at + half * width, (n - half) * width);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(i < half ? low : high, (i < half ? i : i - half) * width, values, at + i * stride, width);
        }
    }

    private void load(double[] values, int at, int n, int stride, int width) {
        int half = (n + 1) / 2;
        if (stride == width) {
            System.arraycopy(values, at, low, 0, half * width);
            System.arraycopy(values, at + half * width, high, 0, (n - half) * width);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, at + i * stride, i < half ? low : high, (i < half ? i : i - half) * width, width);
        }
    }

    private void reserve(int n) {
        if (n > low.length) {
            low = new double[n];
            high = new double[n];
        }
    }
}
