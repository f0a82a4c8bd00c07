package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.stage.entropy.Magnitudes;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.stage.predict.InterpolationPredictor;
import org.tessera.stage.predict.Lattice;
import org.tessera.stage.predict.NeighbourMagnitudes;
import org.tessera.stage.quantize.LinearQuantizer;

/// One run of the interpolation over a chunk, from anchors to the finest level, into a symbol log.
final class InterpEncoder {

    private final InterpLayout layout;
    private final InterpOptions options;
    private final ChunkValues chunk;
    private final double tolerance;
    private final LevelTolerance levelTolerance;
    private final int escapeBits;
    private final List<Choice> known;
    private final SymbolLog log;

    /// Choices in coding order, for the levels that have them.
    final List<Choice> choices = new ArrayList<>();

    private int[] symbols = new int[0];
    private byte[] bins = new byte[0];
    private double[] prediction = new double[0];

    /// @param known choices of an earlier run on the same chunk; empty to choose
    InterpEncoder(
            InterpLayout layout,
            InterpOptions options,
            ChunkValues chunk,
            double tolerance,
            LevelTolerance levelTolerance,
            List<Choice> known,
            SymbolLog log) {
        this.layout = layout;
        this.options = options;
        this.chunk = chunk;
        this.tolerance = tolerance;
        this.levelTolerance = levelTolerance;
        this.escapeBits = InterpCodec.escapeBits(chunk.spec().type());
        this.known = known;
        this.log = log;
    }

    /// Logs all symbols of the chunk.
    void run() {
        double[][][] originals = split(chunk.values());
        double[] anchors = layout.levels() == 0 ? chunk.values() : originals[layout.levels() - 1][0];
        double[] coarse = new double[layout.anchorCount()];
        byte[] coarseMagnitudes = new byte[coarse.length];
        anchors(anchors, coarse, coarseMagnitudes);
        for (int level = layout.levels(); level >= 1; level--) {
            if (level <= org.tessera.codec.Coarse.MAX_LEVEL) {
                log.endPart();
            }
            Lattice lattice = layout.lattices.get(level - 1);
            double[][] values0 = new double[lattice.classes()][];
            byte[][] magnitudes = new byte[lattice.classes()][];
            values0[0] = coarse;
            magnitudes[0] = coarseMagnitudes;
            level(level, lattice, originals[level - 1], values0, magnitudes);
            originals[level - 1] = new double[0][];
            if (level > 1) {
                int count = values(lattice, values0);
                coarse = new double[count];
                coarseMagnitudes = new byte[count];
                lattice.merge(values0, coarse);
                lattice.merge(magnitudes, coarseMagnitudes);
            }
        }
        log.endPart();
    }

    private static int values(Lattice lattice, double[][] classes) {
        int count = 0;
        for (int p = 0; p < lattice.classes(); p++) {
            count += classes[p].length;
        }
        return count;
    }

    private double[][][] split(double[] values) {
        double[][][] originals = new double[layout.levels()][][];
        double[] from = values;
        for (int level = 0; level < layout.levels(); level++) {
            Lattice lattice = layout.lattices.get(level);
            double[][] classes = new double[lattice.classes()][];
            for (int p = 0; p < classes.length; p++) {
                classes[p] = new double[lattice.count(p)];
            }
            lattice.split(from, classes);
            originals[level] = classes;
            from = classes[0];
        }
        return originals;
    }

    private LinearQuantizer quantizer(int level) {
        return new LinearQuantizer(
                chunk.grid().rounding(), tolerance, chunk.grid().halfStep(levelTolerance.divisor(level)));
    }

    /// Each anchor is predicted by the one before.
    private void anchors(double[] x, double[] reconstruction, byte[] magnitudes) {
        LinearQuantizer quantizer = quantizer(layout.levels() + 1);
        room(1);
        double[] one = new double[1];
        double[] result = new double[1];
        for (int i = 0; i < x.length; i++) {
            prediction[0] = i == 0 ? 0 : reconstruction[i - 1];
            bins[0] = SymbolLog.BINS - 1;
            one[0] = x[i];
            emit(quantizer, one, 0, result, InterpLayout.anchorGroup(), 1);
            reconstruction[i] = result[0];
            magnitudes[i] = 0;
        }
    }

    private void level(int level, Lattice lattice, double[][] x, double[][] values, byte[][] magnitudes) {
        LinearQuantizer quantizer = quantizer(level);
        InterpolationPredictor predictor = new InterpolationPredictor(lattice, values);
        NeighbourMagnitudes contexts = new NeighbourMagnitudes(lattice, magnitudes);
        for (int p : InterpLayout.order(lattice)) {
            values[p] = new double[lattice.count(p)];
            magnitudes[p] = new byte[lattice.count(p)];
            if (lattice.count(p) == 0) {
                continue;
            }
            int n = lattice.rowLength(p);
            room(n);
            Choice choice = choose(level, lattice, p, x[p], predictor, quantizer.inverse());
            int group = InterpLayout.group(level, p);
            RowCursor rows = new RowCursor(lattice.sizes(p));
            for (int at = 0; at < x[p].length; at += n) {
                predictor.row(p, rows.index, choice.kernel(), choice.axes(), prediction);
                contexts.row(p, rows.index, bins);
                emit(quantizer, x[p], at, values[p], group, n);
                Magnitudes.row(symbols, n, magnitudes[p], at);
                rows.next();
            }
        }
    }

    private void emit(LinearQuantizer quantizer, double[] x, int at, double[] reconstruction, int group, int n) {
        int escaped = quantizer.quantize(x, at, prediction, n, symbols, reconstruction);
        log.row(symbols, bins, group, n);
        for (int i = 0; escaped > 0 && i < n; i++) {
            if (symbols[i] == SymbolLog.ESCAPED) {
                log.escape(EscapeBits.of(x[at + i], escapeBits), escapeBits);
            }
        }
    }

    private Choice choose(
            int level, Lattice lattice, int p, double[] x, InterpolationPredictor predictor, double inverse) {
        if (level > InterpChooser.CHOSEN_LEVELS) {
            return new Choice(options.coarseKernel(), p);
        }
        Choice choice = choices.size() < known.size()
                ? known.get(choices.size())
                : new InterpChooser(lattice, predictor, inverse).choose(p, x, options.kernel());
        choices.add(choice);
        return choice;
    }

    private void room(int n) {
        if (symbols.length < n) {
            symbols = new int[n];
            bins = new byte[n];
            prediction = new double[n];
        }
    }
}
