package org.tessera.classic;

import java.util.List;
import java.util.function.Supplier;
import org.tessera.codec.Selection;
import org.tessera.field.ArrayField;
import org.tessera.target.Tolerance;

/// Chooses between the two codecs of mixed models, `fitted` and `linear`.
///
/// Both encode the blocks of a sample; the smaller encodes the chunk. Both encode it where they come near on the
/// blocks,
/// where it is small or takes few bits, so that blocks say little and encoding is fast, and at the highest effort.
final class StrongChoice {

    /// Chunks up to this many values are encoded with both.
    private static final int BOTH = 1 << 17;

    /// Blocks that take less than one bit in so many values say little.
    private static final int SPARSE = 4;

    /// The other one is tried too when it is within this factor on the blocks.
    private static final double NEAR = 1.03;

    private static final FittedCodec FITTED = new FittedCodec();
    private static final LinearCodec LINEAR = new LinearCodec();

    private StrongChoice() {}

    /// @param values of the chunk, for which there is a step
    /// @param blocks sample of the chunk
    /// @param both whether both encode the chunk in any case
    static Selection of(ChunkValues values, List<ArrayField> blocks, Tolerance tolerance, boolean both, SideWork side) {
        List<ChunkValues> samples =
                blocks.stream().map(b -> ChunkValues.of(b, values.grid())).toList();
        LevelTolerance levels =
                new InterpCodec(InterpOptions.DEFAULT).plan(samples, tolerance).levels();
        long fitted = 0;
        long linear = 0;
        long sampled = 0;
        for (ChunkValues sample : both || values.size() <= BOTH ? List.<ChunkValues>of() : samples) {
            fitted += FITTED.encode(sample, tolerance, levels).bytes().length;
            linear += size(linear(sample));
            sampled += sample.size();
        }
        boolean sparse = 8 * Math.min(fitted, linear) < sampled / SPARSE;
        if (linear > fitted * NEAR && !sparse) {
            return fitted(values, tolerance, levels);
        }
        Supplier<Selection> second = side.start(() -> linear(values));
        if (fitted > linear * NEAR && !sparse && size(second.get()) < Integer.MAX_VALUE) {
            return second.get();
        }
        Selection first = fitted(values, tolerance, levels);
        return size(second.get()) < size(first) ? second.get() : first;
    }

    private static Selection fitted(ChunkValues values, Tolerance tolerance, LevelTolerance levels) {
        return new Selection(FITTED, FITTED.encode(values, tolerance, levels));
    }

    private static Selection linear(ChunkValues values) {
        return new Selection(LINEAR, LINEAR.encode(values));
    }

    /// A payload of one byte holds nothing.
    private static long size(Selection selection) {
        int length = selection.encoded().bytes().length;
        return length == 1 ? Integer.MAX_VALUE : length;
    }
}
