package org.tessera.classic;

import org.jspecify.annotations.Nullable;
import org.tessera.stage.entropy.SymbolCost;
import org.tessera.stage.predict.InterpolationPredictor;
import org.tessera.stage.predict.Kernel;
import org.tessera.stage.predict.Lattice;
import org.tessera.stage.predict.Slab;

/// Chooses kernel and axes for a parity class by trying them on a sample of its rows.
///
/// The trial predicts from reconstructed values, so quantisation noise is in it: at loose tolerances
/// averaging over axes and smoother kernels win, at tight ones sharper kernels. The cost is the number of
/// bits that the symbols would take, about `log2(1 + |difference| / step)`.
final class InterpChooser {

    /// Levels from the finest that choose; coarser ones hold too few points to matter.
    static final int CHOSEN_LEVELS = 4;

    static final Kernel DEFAULT_KERNEL = Kernel.CUBIC;

    /// Points to sample in a class, at least and at most, and the part of the class that it is between.
    private static final int LEAST = 1024;

    private static final int MOST = 8192;
    private static final int PART = 40;

    /// 2^32 over the golden ratio (D. Knuth, TAOCP 6.4).
    private static final int HASH = 0x9E3779B1;

    private final Lattice lattice;
    private final InterpolationPredictor predictor;
    private final double inverse;
    private final LatticeValues places;
    private final ChunkValues chunk;
    private int level;

    InterpChooser(
            Lattice lattice,
            InterpolationPredictor predictor,
            double inverse,
            LatticeValues places,
            ChunkValues chunk) {
        this.lattice = lattice;
        this.predictor = predictor;
        this.inverse = inverse;
        this.places = places;
        this.chunk = chunk;
    }

    Choice choose(int level, int p, @Nullable Kernel forced) {
        this.level = level;
        Choice best = new Choice(forced != null ? forced : DEFAULT_KERNEL, p);
        long least = cost(p, best);
        if (forced == null) {
            for (Kernel kernel : Kernel.values()) {
                Choice candidate = new Choice(kernel, p);
                long cost = kernel == DEFAULT_KERNEL ? least : cost(p, candidate);
                if (cost < least) {
                    best = candidate;
                    least = cost;
                }
            }
        }
        for (int axes = (p - 1) & p; axes > 0; axes = (axes - 1) & p) {
            Choice candidate = new Choice(best.kernel(), axes);
            long cost = cost(p, candidate);
            if (cost < least) {
                best = candidate;
                least = cost;
            }
        }
        return best;
    }

    private long cost(int p, Choice choice) {
        int n = lattice.rowLength(p);
        int rows = lattice.count(p) / n;
        int wanted = Math.clamp(lattice.count(p) / PART, LEAST, MOST) / n + 1;
        int stride = Math.max(1, rows / wanted);
        double[] prediction = new double[n];
        double[] x = new double[n];
        Slab slab = new Slab(lattice, p, n);
        long sum = 0;
        for (int first = 0; first + stride <= rows; first += stride) {
            int row = first + scattered(first, stride);
            slab.seek(row);
            predictor.slab(slab, choice.kernel(), choice.axes(), prediction);
            places.read(chunk, slab, level, x);
            sum += bits(x, prediction, n);
        }
        return sum;
    }

    /// A place in a stretch of rows: a fixed distance between rows would sample one diagonal of a square plane.
    private static int scattered(int first, int stride) {
        return ((first * HASH) >>> 16) % stride;
    }

    private long bits(double[] x, double[] prediction, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += SymbolCost.of((x[i] - prediction[i]) * inverse);
        }
        return sum;
    }
}
