package org.tessera.classic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.stage.entropy.ContextDecoder;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.stage.predict.InterpolationPredictor;
import org.tessera.stage.predict.Lattice;
import org.tessera.stage.predict.NeighbourMagnitudes;
import org.tessera.stage.predict.Slab;
import org.tessera.stage.quantize.LinearQuantizer;

/// The mirror of [InterpEncoder]: the same slabs in the same order, with the same arithmetic.
final class InterpDecoder {

    private final InterpLayout layout;
    private final InterpHeader header;
    private final int escapeBits;
    private final ContextDecoder symbolsIn;

    private int[] symbols = new int[0];
    private byte[] bins = new byte[0];
    private double[] prediction = new double[0];

    /// Values of the slab that escaped, in order.
    private double[] escapes = new double[16];

    private int escaped;
    private int nextChoice;

    InterpDecoder(InterpLayout layout, InterpHeader header, ByteReader payload, int escapeBits) {
        this.layout = layout;
        this.header = header;
        this.escapeBits = escapeBits;
        this.symbolsIn = new ContextDecoder(payload, InterpLayout.GROUPS);
    }

    /// @param stopAt level to decode, 0 for all values
    /// @param spec type and shape of that level
    DecodedValues run(int stopAt, FieldSpec spec) {
        DecodedValues decoded = new DecodedValues(spec);
        symbolsIn.nextPart();
        double[] coarse = new double[layout.anchorCount()];
        byte[] coarseMagnitudes = new byte[coarse.length + 1];
        anchors(coarse, coarseMagnitudes);
        if (layout.levels() <= stopAt) {
            decoded.put(coarse, 0, coarse.length, 0, 1);
        }
        for (int level = layout.levels(); level > stopAt; level--) {
            if (level <= org.tessera.codec.Coarse.MAX_LEVEL) {
                symbolsIn.nextPart();
            }
            Lattice lattice = layout.lattices.get(level - 1);
            double[][] values = new double[lattice.classes()][];
            byte[][] magnitudes = new byte[lattice.classes()][];
            values[0] = coarse;
            magnitudes[0] = coarseMagnitudes;
            boolean last = level == stopAt + 1;
            level(level, lattice, values, magnitudes, last ? decoded : null);
            if (!last) {
                coarse = new double[lattice.fineCount()];
                coarseMagnitudes = new byte[coarse.length + 1];
                lattice.merge(values, coarse);
                lattice.merge(magnitudes, coarseMagnitudes);
            }
        }
        return decoded;
    }

    private LinearQuantizer quantizer(int level) {
        double halfStep = header.grid().halfStep(header.tolerance().divisor(level));
        return new LinearQuantizer(header.grid().rounding(), 0, halfStep);
    }

    private void anchors(double[] out, byte[] magnitudes) {
        LinearQuantizer quantizer = quantizer(layout.levels() + 1);
        room(1);
        for (int i = 0; i < out.length; i++) {
            prediction[0] = i == 0 ? 0 : out[i - 1];
            bins[0] = SymbolLog.BINS - 1;
            take(InterpLayout.anchorGroup(), 0, 1, magnitudes, i);
            magnitudes[i] = 0;
            reconstruct(quantizer, out, i, 1);
        }
    }

    private void level(
            int level, Lattice lattice, double[][] values, byte[][] magnitudes, @Nullable DecodedValues decoded) {
        LatticeValues places = new LatticeValues(lattice.fineSizes());
        Slab coarse = new Slab(lattice, 0, Slab.VALUES);
        while (decoded != null && coarse.next()) {
            places.write(values[0], coarse, decoded);
        }
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
            Choice choice = choice(level, p);
            int group = InterpLayout.group(level, p);
            while (slab.next()) {
                predictor.slab(slab, choice.kernel(), choice.axes(), prediction);
                contexts.begin(slab);
                int n = slab.rowLength();
                for (int row = 0; row < slab.rows(); row++) {
                    contexts.row(slab, row, bins, row * n);
                    take(group, row * n, n, magnitudes[p], slab.at() + row * n);
                }
                reconstruct(quantizer, values[p], slab.at(), slab.size());
                if (decoded != null) {
                    places.write(values[p], slab, decoded);
                }
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

    /// Symbols of a row, and the values of those that escaped.
    private void take(int group, int from, int n, byte[] magnitudes, int at) {
        int more = symbolsIn.row(bins, from, group, n, symbols, magnitudes, at);
        if (more == 0) {
            return;
        }
        if (escaped + more > escapes.length) {
            escapes = Arrays.copyOf(escapes, 2 * (escaped + more));
        }
        for (int i = 0; i < more; i++) {
            escapes[escaped++] = EscapeBits.value(symbolsIn.escape(escapeBits), escapeBits);
        }
    }

    private void reconstruct(LinearQuantizer quantizer, double[] out, int at, int n) {
        quantizer.reconstruct(prediction, n, symbols, out, at);
        int next = 0;
        for (int i = 0; next < escaped && i < n; i++) {
            if (symbols[i] == SymbolLog.ESCAPED) {
                out[at + i] = escapes[next++];
            }
        }
        escaped = 0;
    }

    private void room(int n) {
        if (symbols.length < n) {
            symbols = new int[n];
            bins = new byte[n];
            prediction = new double[n];
        }
    }
}
