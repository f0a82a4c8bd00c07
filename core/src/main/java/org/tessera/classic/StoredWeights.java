package org.tessera.classic;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.predict.StencilFit;

/// Fitted weights as they are stored: in units of `2^-14`, as 18 bits with sign, from -8 to 8.
final class StoredWeights {

    /// Bits of one weight.
    private static final int BITS = 18;

    private static final int HALF = 1 << (BITS - 1);
    private static final int UNIT = 1 << 14;

    private StoredWeights() {}

    /// The weights of a fit, rounded; none where they cannot be stored or save less than they take.
    ///
    /// @param plain what the sampled points take without them, as [org.tessera.stage.entropy.SymbolCost] counts
    /// @param inverse steps in a unit of the values
    /// @param stride points of the field for each that was sampled
    /// @param more bits that must be saved besides
    static int[] of(StencilFit fit, long plain, double inverse, int stride, int more) {
        double[] weights = fit.solve();
        int[] integers = new int[weights.length];
        for (int k = 0; k < weights.length; k++) {
            double w = Math.rint(weights[k] * UNIT);
            if (!(Math.abs(w) < HALF)) {
                return new int[0];
            }
            integers[k] = (int) w;
            weights[k] = w / UNIT;
        }
        double saved = (plain - fit.cost(weights, inverse)) / 256.0 * stride;
        return saved > integers.length * BITS + more ? integers : new int[0];
    }

    /// Codes whether there are weights, and these.
    ///
    /// @param integers none where there are none, or when decoding
    /// @param count weights, where there are some
    /// @return none where there are none
    static double[] code(BitCoder coder, int[] integers, int count) {
        if (coder.raw(integers.length > 0 ? 1 : 0, 1) == 0) {
            return new double[0];
        }
        double[] weights = new double[count];
        for (int k = 0; k < count; k++) {
            long coded = coder.raw(integers.length > 0 ? integers[k] + HALF : 0, BITS);
            weights[k] = (double) (coded - HALF) / UNIT;
        }
        return weights;
    }
}
