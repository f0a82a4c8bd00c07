package org.tessera.classic;

import org.tessera.stage.entropy.SymbolCost;
import org.tessera.stage.predict.CausalTaps;
import org.tessera.stage.predict.StencilFit;

/// Fits the weights of the points near by, and says whether they save more than they take.
final class LinearFit {

    /// Points that are fitted.
    private static final int SAMPLES = 1 << 14;

    private LinearFit() {}

    /// @param q all values, in steps
    /// @return no weights where `border` alone is better
    static int[] fit(int[] q, int[] sizes, CausalTaps near, CausalTaps border) {
        StencilFit fit = new StencilFit(near.size(), 0.5);
        double[][] values = new double[near.size()][1];
        int stride = Math.max(1, q.length / SAMPLES) | 1;
        long plain = 0;
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
                plain += SymbolCost.of(q[at] - border.clipped(q, at, index, sizes));
            }
        }
        if (fit.count() < 8 * near.size() || n == 1) {
            return new int[0];
        }
        return StoredWeights.of(fit, plain, 1, stride, 0);
    }
}
