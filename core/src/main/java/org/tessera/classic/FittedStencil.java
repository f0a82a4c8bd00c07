package org.tessera.classic;

import org.jspecify.annotations.Nullable;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.SymbolCost;
import org.tessera.stage.predict.InterpolationPredictor;
import org.tessera.stage.predict.Lattice;
import org.tessera.stage.predict.Slab;
import org.tessera.stage.predict.Stencil;
import org.tessera.stage.predict.StencilFit;

/// The fitted prediction of a class: fitted and coded where it saves more bits than its weights take.
final class FittedStencil {

    /// Levels from the finest whose classes may have weights of their own.
    private static final int LEVELS = 3;

    /// Points in a class below which weights never pay.
    private static final int LEAST = 256;

    /// Points that are fitted.
    private static final int SAMPLES = 1 << 14;

    /// Bits that weights must save beyond their own.
    private static final int LEAST_SAVED = 8;

    private final Lattice lattice;
    private final int p;
    private final double[][] values;
    private final BitCoder coder;
    private final @Nullable Stencil stencil;
    private final int level;
    private double[] weights = new double[0];
    private double[] sum = new double[0];

    /// @param known bit set of the classes that are complete
    /// @param values of these classes
    FittedStencil(Lattice lattice, int p, int known, int level, double[][] values, BitCoder coder) {
        this.lattice = lattice;
        this.p = p;
        this.level = level;
        this.values = values;
        this.coder = coder;
        this.stencil = level <= LEVELS && lattice.count(p) >= LEAST ? new Stencil(lattice, p, known) : null;
    }

    /// Fits the weights when encoding, and codes them.
    void choose(
            @Nullable ChunkValues chunk,
            LatticeValues places,
            InterpolationPredictor predictor,
            Choice choice,
            double inverse) {
        if (stencil == null || stencil.size() == 0 || stencil.first() >= stencil.end()) {
            return;
        }
        sum = new double[lattice.rowLength(p)];
        int[] integers = chunk == null ? new int[0] : fit(stencil, chunk, places, predictor, choice, inverse);
        weights = StoredWeights.code(coder, integers, stencil.size());
    }

    /// Overwrites the predictions of those points of a slab that the stencil reaches.
    void predict(Slab slab, double[] prediction) {
        if (stencil == null || weights.length == 0) {
            return;
        }
        int n = slab.rowLength();
        for (int row = 0; row < slab.rows(); row++) {
            if (stencil.reaches(slab, row)) {
                stencil.predict(slab, row, weights, values, sum, prediction, row * n);
            }
        }
    }

    private int[] fit(
            Stencil stencil,
            ChunkValues chunk,
            LatticeValues places,
            InterpolationPredictor predictor,
            Choice choice,
            double inverse) {
        int n = lattice.rowLength(p);
        int groups = stencil.size();
        StencilFit fit = new StencilFit(groups, 0.5 / inverse);
        double[][] sums = new double[groups][n];
        double[] x = new double[n];
        double[] classic = new double[n];
        int rows = lattice.count(p) / n;
        int stride = Math.max(1, (int) ((long) lattice.count(p) / SAMPLES));
        Slab slab = new Slab(lattice, p, n);
        long plain = 0;
        for (int row = stride / 2; row < rows; row += stride) {
            slab.seek(row);
            if (!stencil.reaches(slab, 0)) {
                continue;
            }
            places.read(chunk, slab, level, x);
            predictor.slab(slab, choice.kernel(), choice.axes(), classic);
            for (int group = 0; group < groups; group++) {
                stencil.sums(slab, 0, group, values, sums[group]);
            }
            for (int i = stencil.first(); i < stencil.end(); i++) {
                fit.add(sums, i, x[i]);
                plain += SymbolCost.of((x[i] - classic[i]) * inverse);
            }
        }
        if (fit.count() < 4 * groups) {
            return new int[0];
        }
        return StoredWeights.of(fit, plain, inverse, stride, LEAST_SAVED);
    }
}
