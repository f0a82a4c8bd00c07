package org.tessera.neural.layer;

import java.util.Arrays;
import org.tessera.error.LimitExceededException;

/// Which input positions an output position takes from, and through which tap of the kernel, in the order of taps.
/// Places outside of the input are not there, so padding costs nothing.
final class Connections {

    /// Most pairs of positions of one layer.
    private static final int MOST = 1 << 24;

    private final int taps;
    private final int[] starts;
    private final int[] sources;
    private final int[] matrices;

    private Connections(int taps, int[] starts, int[] sources, int[] matrices) {
        this.taps = taps;
        this.starts = starts;
        this.sources = sources;
        this.matrices = matrices;
    }

    /// Each position from itself: a matrix over channels.
    static Connections pointwise(int positions) {
        int[] starts = new int[positions + 1];
        Arrays.setAll(starts, i -> i);
        return new Connections(1, starts, Arrays.copyOf(starts, positions), new int[positions]);
    }

    static Connections convolution(Features in, Features out, LayerSpec.Convolution conv) {
        return of(in, out, conv.kernel(), (o, tap) -> o * conv.stride() - conv.padding() + tap);
    }

    static Connections transposed(Features in, Features out, LayerSpec.TransposedConvolution conv) {
        return of(in, out, conv.kernel(), (o, tap) -> {
            int reach = o + conv.padding() - tap;
            return Math.floorMod(reach, conv.stride()) == 0 ? Math.floorDiv(reach, conv.stride()) : -1;
        });
    }

    /// The index along one axis that an output index takes through a tap; outside of the axis for none.
    @FunctionalInterface
    private interface Reach {
        int source(int out, int tap);
    }

    private static Connections of(Features in, Features out, int kernel, Reach reach) {
        int rank = in.rank();
        int taps = 1;
        for (int axis = 0; axis < rank; axis++) {
            taps *= kernel;
        }
        long most = (long) out.positions() * taps;
        if (most > MOST) {
            throw new LimitExceededException("connections of a layer", most, MOST);
        }
        int[] starts = new int[out.positions() + 1];
        int[] sources = new int[(int) most];
        int[] matrices = new int[(int) most];
        int n = 0;
        for (int p = 0; p < out.positions(); p++) {
            for (int tap = 0; tap < taps; tap++) {
                int source = source(in, out, kernel, reach, p, tap);
                if (source >= 0) {
                    sources[n] = source;
                    matrices[n++] = tap;
                }
            }
            starts[p + 1] = n;
        }
        return new Connections(taps, starts, Arrays.copyOf(sources, n), Arrays.copyOf(matrices, n));
    }

    private static int source(Features in, Features out, int kernel, Reach reach, int position, int tap) {
        int p = position;
        int t = tap;
        int source = 0;
        int stride = 1;
        for (int axis = in.rank() - 1; axis >= 0; axis--) {
            int at = reach.source(p % out.axis(axis), t % kernel);
            if (at < 0 || at >= in.axis(axis)) {
                return -1;
            }
            source += at * stride;
            stride *= in.axis(axis);
            p /= out.axis(axis);
            t /= kernel;
        }
        return source;
    }

    int positions() {
        return starts.length - 1;
    }

    /// Taps of the whole kernel.
    int taps() {
        return taps;
    }

    /// Where the pairs of a position start; those of the next one end them.
    int start(int position) {
        return starts[position];
    }

    int[] sources() {
        return sources;
    }

    int[] matrices() {
        return matrices;
    }

    /// Products of one sample.
    long pairs() {
        return sources.length;
    }
}
