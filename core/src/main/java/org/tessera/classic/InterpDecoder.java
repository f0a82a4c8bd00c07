package org.tessera.classic;

import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.stage.entropy.ContextDecoder;
import org.tessera.stage.entropy.Magnitudes;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.stage.predict.InterpolationPredictor;
import org.tessera.stage.predict.Lattice;
import org.tessera.stage.predict.NeighbourMagnitudes;
import org.tessera.stage.quantize.LinearQuantizer;

/// The mirror of [InterpEncoder]: the same rows in the same order, with the same arithmetic.
final class InterpDecoder {

    private final InterpLayout layout;
    private final InterpHeader header;
    private final int escapeBits;
    private final ContextDecoder symbolsIn;

    private int[] symbols = new int[0];
    private byte[] bins = new byte[0];
    private double[] prediction = new double[0];
    private int nextChoice;

    InterpDecoder(InterpLayout layout, InterpHeader header, ByteReader payload, int escapeBits) {
        this.layout = layout;
        this.header = header;
        this.escapeBits = escapeBits;
        this.symbolsIn = new ContextDecoder(payload, InterpLayout.GROUPS);
    }

    /// @param stopAt level to decode, 0 for all values
    double[] run(int stopAt) {
        symbolsIn.nextPart();
        double[] coarse = new double[layout.anchorCount()];
        byte[] coarseMagnitudes = new byte[coarse.length];
        anchors(coarse);
        for (int level = layout.levels(); level > stopAt; level--) {
            if (level <= org.tessera.codec.Coarse.MAX_LEVEL) {
                symbolsIn.nextPart();
            }
            Lattice lattice = layout.lattices.get(level - 1);
            double[][] values = new double[lattice.classes()][];
            byte[][] magnitudes = new byte[lattice.classes()][];
            values[0] = coarse;
            magnitudes[0] = coarseMagnitudes;
            level(level, lattice, values, magnitudes);
            int count = 0;
            for (double[] part : values) {
                count += part.length;
            }
            coarse = new double[count];
            lattice.merge(values, coarse);
            if (level > stopAt + 1) {
                coarseMagnitudes = new byte[count];
                lattice.merge(magnitudes, coarseMagnitudes);
            }
        }
        return coarse;
    }

    private LinearQuantizer quantizer(int level) {
        double halfStep = header.grid().halfStep(header.tolerance().divisor(level));
        return new LinearQuantizer(header.grid().rounding(), 0, halfStep);
    }

    private void anchors(double[] out) {
        LinearQuantizer quantizer = quantizer(layout.levels() + 1);
        room(1);
        for (int i = 0; i < out.length; i++) {
            prediction[0] = i == 0 ? 0 : out[i - 1];
            bins[0] = SymbolLog.BINS - 1;
            take(quantizer, out, i, InterpLayout.anchorGroup(), 1);
        }
    }

    private void level(int level, Lattice lattice, double[][] values, byte[][] magnitudes) {
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
            Choice choice = choice(level, p);
            int group = InterpLayout.group(level, p);
            RowCursor rows = new RowCursor(lattice.sizes(p));
            for (int at = 0; at < values[p].length; at += n) {
                predictor.row(p, rows.index, choice.kernel(), choice.axes(), prediction);
                contexts.row(p, rows.index, bins);
                take(quantizer, values[p], at, group, n);
                Magnitudes.row(symbols, n, magnitudes[p], at);
                rows.next();
            }
        }
    }

    private Choice choice(int level, int p) {
        if (level > InterpChooser.CHOSEN_LEVELS) {
            return new Choice(header.coarseKernel(), p);
        }
        if (nextChoice >= header.choices().size()) {
            throw new MalformedException(-1, "interp: fewer choices of kernels than levels need");
        }
        Choice choice = header.choices().get(nextChoice++);
        if (choice.axes() == 0 || (choice.axes() & ~p) != 0) {
            throw new MalformedException(-1, "interp: an axis chosen that class " + p + " does not have");
        }
        return choice;
    }

    private void take(LinearQuantizer quantizer, double[] out, int at, int group, int n) {
        int escaped = symbolsIn.row(bins, group, n, symbols);
        quantizer.reconstruct(prediction, n, symbols, out, at);
        for (int i = 0; escaped > 0 && i < n; i++) {
            if (symbols[i] == SymbolLog.ESCAPED) {
                out[at + i] = EscapeBits.value(symbolsIn.escape(escapeBits), escapeBits);
            }
        }
    }

    private void room(int n) {
        if (symbols.length < n) {
            symbols = new int[n];
            bins = new byte[n];
            prediction = new double[n];
        }
    }
}
