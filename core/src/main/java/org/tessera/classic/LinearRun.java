package org.tessera.classic;

import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.predict.CausalTaps;

/// One run of `linear` over a chunk in row-major order, in either direction.
final class LinearRun {

    private final int[] sizes;
    private final CausalTaps taps;
    private final CausalTaps border;

    /// @param border prediction of the points of which some taps are outside
    LinearRun(int[] sizes, CausalTaps taps, CausalTaps border) {
        this.sizes = sizes;
        this.taps = taps;
        this.border = border;
    }

    /// What is done at a point.
    @FunctionalInterface
    interface Visit {

        void point(int at, int i, double prediction);
    }

    /// Goes over all points; a decoder puts each value in place before the next point.
    void visit(int[] q, Visit visit) {
        int last = sizes.length - 1;
        int n = sizes[last];
        int[] index = new int[sizes.length];
        int end = taps.end(sizes);
        for (int at = 0; at < q.length; at += n) {
            int first = taps.first(index, sizes);
            for (int i = 0; i < n; i++) {
                boolean inside = i >= first && i < end;
                index[last] = i;
                double prediction = inside ? taps.inside(q, at + i) : border.clipped(q, at + i, index, sizes);
                visit.point(at + i, i, clamp(prediction));
            }
            index[last] = 0;
            for (int axis = last - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }

    /// Residuals must be integers of 32 bits.
    private static double clamp(double prediction) {
        return Math.clamp(prediction, -LinearCodec.LARGEST, LinearCodec.LARGEST);
    }

    /// Codes all points; a decoder fills `q`.
    void code(BitCoder coder, int[] q, boolean decoding) {
        LinearSymbols symbols = new LinearSymbols(sizes);
        visit(q, (at, i, prediction) -> {
            int nearest = (int) Math.rint(prediction);
            int residual = decoding ? 0 : q[at] - nearest;
            q[at] = nearest + symbols.code(coder, at, i, prediction, i > 0 ? q[at - 1] : 0, residual);
        });
    }
}
