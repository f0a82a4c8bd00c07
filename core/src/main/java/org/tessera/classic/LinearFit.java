package org.tessera.classic;

import org.tessera.stage.predict.CausalTaps;
import org.tessera.stage.predict.StencilFit;

/// Fits the weights of the points near by, and says whether they save more than they take.
final class LinearFit {

    /// Weights are stored in units of `2^-14`, as 18 bits with sign.
    static final int UNIT = 1 << 14;

    static final int WEIGHT_BITS = 18;
    static final int HALF = 1 << (WEIGHT_BITS - 1);

    /// Points that are fitted.
    private static final int SAMPLES = 1 << 14;

    private LinearFit() {}

    /// @param q all values, in steps
    /// @return no weights where `border` alone is better
    static int[] fit(int[] q, int[] sizes, CausalTaps near, CausalTaps border) {
        StencilFit fit = new StencilFit(near.size(), 0.5);
        double[][] values = new double[near.size()][1];
        int stride = Math.max(1, q.length / SAMPLES) | 1;
        long[] plain = {0};
        int last = sizes.length - 1;
        int n = sizes[last];
        int end = near.end(sizes);
        int[] index = new int[sizes.length];
        for (int at = 0; at < q.length; at += stride) {
            int rest = at;
            for (int axis = last; axis >= 0; axis--) {
                index[axis] = rest % sizes[axis];
                rest /= sizes[axis];
            }
            if (index[last] >= near.first(index, sizes) && index[last] < end) {
                near.take(q, at, values);
                fit.add(values, 0, q[at]);
                plain[0] += cost(q[at] - border.clipped(q, at, index, sizes));
            }
        }
        if (fit.count() < 8 * near.size() || n == 1) {
            return new int[0];
        }
        double[] solved = fit.solve();
        int[] integers = new int[solved.length];
        for (int k = 0; k < solved.length; k++) {
            double w = Math.rint(solved[k] * UNIT);
            if (!(Math.abs(w) < HALF)) {
                return new int[0];
            }
            integers[k] = (int) w;
            solved[k] = w / UNIT;
        }
        double saved = (plain[0] - fit.cost(solved, 1)) / 256.0 * stride;
        return saved > near.size() * WEIGHT_BITS ? integers : new int[0];
    }

    private static long cost(double d) {
        return (Double.doubleToRawLongBits(1 + Math.abs(d)) >>> 44) - (1023L << 8);
    }
}
