package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.stage.entropy.SymbolTokens;
import org.tessera.stage.predict.InterpolationPredictor;
import org.tessera.stage.predict.Lattice;
import org.tessera.stage.predict.NeighbourMagnitudes;
import org.tessera.stage.predict.Slab;
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
    private byte[] tokens = new byte[0];
    private double[] original = new double[0];
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
        double[] coarse = new double[layout.anchorCount()];
        byte[] coarseMagnitudes = new byte[coarse.length + 1];
        anchors(coarse, coarseMagnitudes);
        for (int level = layout.levels(); level >= 1; level--) {
            if (level <= org.tessera.codec.Coarse.MAX_LEVEL) {
                log.endPart();
            }
            Lattice lattice = layout.lattices.get(level - 1);
            double[][] values = new double[lattice.classes()][];
            byte[][] magnitudes = new byte[lattice.classes()][];
            values[0] = coarse;
            magnitudes[0] = coarseMagnitudes;
            level(level, lattice, values, magnitudes);
            if (level > 1) {
                coarse = new double[lattice.fineCount()];
                coarseMagnitudes = new byte[coarse.length + 1];
                lattice.merge(values, coarse);
                lattice.merge(magnitudes, coarseMagnitudes);
            }
        }
        log.endPart();
    }

    private LinearQuantizer quantizer(int level) {
        return new LinearQuantizer(
                chunk.grid().rounding(), tolerance, chunk.grid().halfStep(levelTolerance.divisor(level)));
    }

    /// Each anchor is predicted by the one before.
    private void anchors(double[] reconstruction, byte[] magnitudes) {
        LinearQuantizer quantizer = quantizer(layout.levels() + 1);
        double[] anchors = new double[reconstruction.length];
        layout.places.readAnchors(chunk, layout.anchors, layout.levels(), anchors);
        room(1);
        for (int i = 0; i < anchors.length; i++) {
            original[0] = anchors[i];
            prediction[0] = i == 0 ? 0 : reconstruction[i - 1];
            bins[0] = SymbolLog.BINS - 1;
            int escaped = quantizer.quantize(original, prediction, 1, symbols, reconstruction, i);
            boolean large = SymbolTokens.of(symbols, 1, tokens, magnitudes, i);
            emit(InterpLayout.anchorGroup(), 1, 1, large, escaped);
            magnitudes[i] = 0;
        }
    }

    private void level(int level, Lattice lattice, double[][] values, byte[][] magnitudes) {
        LinearQuantizer quantizer = quantizer(level);
        InterpolationPredictor predictor = new InterpolationPredictor(lattice, values);
        NeighbourMagnitudes contexts = new NeighbourMagnitudes(lattice, magnitudes);
        for (int p : InterpLayout.order(lattice)) {
            values[p] = new double[lattice.count(p)];
            magnitudes[p] = new byte[lattice.count(p) + 1];
            if (lattice.count(p) == 0) {
                continue;
            }
            Slab slab = new Slab(lattice, p, Slab.VALUES);
            room(slab.capacity());
            Choice choice = choose(level, lattice, p, predictor, quantizer.inverse());
            int group = InterpLayout.group(level, p);
            while (slab.next()) {
                predictor.slab(slab, choice.kernel(), choice.axes(), prediction);
                layout.places.read(chunk, slab, level, original);
                int escaped = quantizer.quantize(original, prediction, slab.size(), symbols, values[p], slab.at());
                boolean large = SymbolTokens.of(symbols, slab.size(), tokens, magnitudes[p], slab.at());
                contexts.begin(slab);
                int n = slab.rowLength();
                for (int row = 0; row < slab.rows(); row++) {
                    contexts.row(slab, row, bins, row * n);
                }
                emit(group, slab.rows(), n, large, escaped);
            }
        }
    }

    /// Logs the rows of a slab, each followed by what is stored raw of it.
    private void emit(int group, int rows, int n, boolean large, int escaped) {
        for (int row = 0; row < rows; row++) {
            log.row(tokens, bins, row * n, group, n);
            if (large) {
                log.large(symbols, tokens, row * n, n);
            }
            for (int i = row * n; escaped > 0 && i < (row + 1) * n; i++) {
                if (symbols[i] == SymbolLog.ESCAPED) {
                    log.escape(EscapeBits.of(original[i], escapeBits), escapeBits);
                }
            }
        }
    }

    private Choice choose(int level, Lattice lattice, int p, InterpolationPredictor predictor, double inverse) {
        if (level > InterpChooser.CHOSEN_LEVELS) {
            return new Choice(options.coarseKernel(), p);
        }
        Choice choice = choices.size() < known.size()
                ? known.get(choices.size())
                : new InterpChooser(lattice, predictor, inverse, layout.places, chunk)
                        .choose(level, p, options.kernel());
        choices.add(choice);
        return choice;
    }

    private void room(int n) {
        if (symbols.length < n) {
            symbols = new int[n];
            bins = new byte[n];
            tokens = new byte[n];
            original = new double[n];
            prediction = new double[n];
        }
    }
}
