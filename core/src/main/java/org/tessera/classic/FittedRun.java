package org.tessera.classic;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.SymbolLog;
import org.tessera.stage.predict.InterpolationPredictor;
import org.tessera.stage.predict.Kernel;
import org.tessera.stage.predict.Lattice;
import org.tessera.stage.predict.NeighbourMagnitudes;
import org.tessera.stage.predict.Slab;
import org.tessera.stage.quantize.Grid;
import org.tessera.stage.quantize.LinearQuantizer;

/// One run of `fitted` over all levels, in either direction: what is coded is written once, so encoder and decoder
/// cannot differ.
///
/// An encoder has the chunk, a decoder a place for the values. Kernels and weights of a class are coded right before
/// its symbols: they are chosen with the reconstructed values of the classes before.
final class FittedRun {

    private final InterpLayout layout;
    private final Grid grid;
    private final double tolerance;
    private final LevelTolerance levelTolerance;
    private final int escapeBits;
    private final BitCoder coder;
    private final FittedSymbols contexts = new FittedSymbols();
    private final @Nullable ChunkValues chunk;
    private final @Nullable DecodedValues decoded;

    private int[] symbols = new int[0];
    private byte[] bins = new byte[0];
    private double[] original = new double[0];
    private double[] prediction = new double[0];
    private double[] second = new double[0];

    /// @param tolerance of an encoder, beyond which a value is escaped
    /// @param chunk null when decoding
    /// @param decoded null when encoding
    FittedRun(
            InterpLayout layout,
            Grid grid,
            double tolerance,
            LevelTolerance levelTolerance,
            int escapeBits,
            BitCoder coder,
            @Nullable ChunkValues chunk,
            @Nullable DecodedValues decoded) {
        this.layout = layout;
        this.grid = grid;
        this.tolerance = tolerance;
        this.levelTolerance = levelTolerance;
        this.escapeBits = escapeBits;
        this.coder = coder;
        this.chunk = chunk;
        this.decoded = decoded;
    }

    /// @param stopAt level to decode, 0 for all values and when encoding
    /// @param before told the number of each level before it begins
    void run(int stopAt, IntConsumer before) {
        double[] coarse = new double[layout.anchorCount()];
        byte[] coarseMagnitudes = new byte[coarse.length + 1];
        anchors(coarse);
        if (layout.levels() <= stopAt && decoded != null) {
            decoded.put(coarse, 0, coarse.length, 0, 1);
        }
        for (int level = layout.levels(); level > stopAt; level--) {
            before.accept(level);
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
    }

    private LinearQuantizer quantizer(int level) {
        return new LinearQuantizer(grid.rounding(), tolerance, grid.halfStep(levelTolerance.divisor(level)));
    }

    /// Each anchor is predicted by the one before.
    private void anchors(double[] values) {
        LinearQuantizer quantizer = quantizer(layout.levels() + 1);
        double[] anchors = new double[values.length];
        if (chunk != null) {
            layout.places.readAnchors(chunk, layout.anchors, layout.levels(), anchors);
        }
        room(1);
        for (int i = 0; i < values.length; i++) {
            original[0] = anchors[i];
            prediction[0] = i == 0 ? 0 : values[i - 1];
            if (chunk != null) {
                quantizer.quantize(original, prediction, 1, symbols, values, i);
            }
            symbols[0] = contexts.anchor(coder, symbols[0]);
            reconstruct(quantizer, values, i, 1);
        }
    }

    /// @param out null where a finer level follows
    private void level(
            int level, Lattice lattice, double[][] values, byte[][] magnitudes, @Nullable DecodedValues out) {
        LinearQuantizer quantizer = quantizer(level);
        InterpolationPredictor predictor = new InterpolationPredictor(lattice, values);
        NeighbourMagnitudes neighbours = new NeighbourMagnitudes(lattice, magnitudes);
        write(values[0], new Slab(lattice, 0, Slab.VALUES), lattice, out);
        int known = 1;
        for (int p : InterpLayout.order(lattice)) {
            int count = lattice.count(p);
            values[p] = new double[count];
            magnitudes[p] = new byte[count + 1];
            if (count > 0) {
                Choice choice = choice(level, lattice, p, predictor, quantizer.inverse());
                FittedStencil stencil = new FittedStencil(lattice, p, known, level, values, coder);
                stencil.choose(chunk, layout.places, predictor, choice, quantizer.inverse());
                contexts.begin(level, p);
                Slab slab = new Slab(lattice, p, Slab.VALUES);
                room(slab.capacity());
                while (slab.next()) {
                    predictor.slab(slab, choice.kernel(), choice.axes(), prediction);
                    predictor.slab(slab, Kernel.LINEAR, p, second);
                    stencil.predict(slab, prediction);
                    slab(level, slab, quantizer, neighbours, values[p], magnitudes[p]);
                }
                write(values[p], new Slab(lattice, p, Slab.VALUES), lattice, out);
            }
            known |= 1 << p;
        }
    }

    private void slab(
            int level,
            Slab slab,
            LinearQuantizer quantizer,
            NeighbourMagnitudes neighbours,
            double[] values,
            byte[] magnitudes) {
        if (chunk != null) {
            layout.places.read(chunk, slab, level, original);
            quantizer.quantize(original, prediction, slab.size(), symbols, values, slab.at());
        }
        neighbours.begin(slab);
        int n = slab.rowLength();
        for (int row = 0; row < slab.rows(); row++) {
            neighbours.row(slab, row, bins, row * n);
            contexts.spread(prediction, second, row * n, n, quantizer.inverse());
            contexts.row(coder, symbols, bins, row * n, n, magnitudes, slab.at() + row * n);
        }
        reconstruct(quantizer, values, slab.at(), slab.size());
    }

    /// Puts values in place, and codes those that escaped.
    private void reconstruct(LinearQuantizer quantizer, double[] values, int at, int n) {
        if (chunk == null) {
            quantizer.reconstruct(prediction, n, symbols, values, at);
        }
        for (int i = 0; i < n; i++) {
            if (symbols[i] == SymbolLog.ESCAPED) {
                long bits = chunk == null ? 0 : EscapeBits.of(original[i], escapeBits);
                long high = escapeBits == 32 ? 0 : coder.raw(bits >>> 32, 32);
                long low = coder.raw(bits & 0xFFFFFFFFL, 32);
                values[at + i] = EscapeBits.value(high << 32 | low, escapeBits);
            }
        }
    }

    private Choice choice(int level, Lattice lattice, int p, InterpolationPredictor predictor, double inverse) {
        if (level > InterpChooser.CHOSEN_LEVELS) {
            return new Choice(InterpChooser.DEFAULT_KERNEL, p);
        }
        Choice choice = chunk == null
                ? new Choice(Kernel.LINEAR, p)
                : new InterpChooser(lattice, predictor, inverse, layout.places, chunk).choose(level, p, null);
        Choice coded = Choice.of((int) coder.raw(choice.code(), 2 + lattice.rank()));
        if (coded.axes() == 0 || (coded.axes() & ~p) != 0) {
            throw new MalformedException(-1, "fitted: an axis chosen that class " + p + " does not have");
        }
        return coded;
    }

    private static void write(double[] values, Slab slab, Lattice lattice, @Nullable DecodedValues out) {
        LatticeValues places = new LatticeValues(lattice.fineSizes());
        while (out != null && slab.next()) {
            places.write(values, slab, out);
        }
    }

    private void room(int n) {
        if (symbols.length < n) {
            symbols = new int[n];
            bins = new byte[n];
            original = new double[n];
            prediction = new double[n];
            second = new double[n];
        }
    }
}
