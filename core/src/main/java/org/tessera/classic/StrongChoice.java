package org.tessera.classic;

import java.util.List;
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
    static Selection of(ChunkValues values, List<ArrayField> blocks, Tolerance tolerance, boolean both) {
        List<ChunkValues> samples =
                blocks.stream().map(b -> ChunkValues.of(b, values.grid())).toList();
        LevelTolerance levels =
                new InterpCodec(InterpOptions.DEFAULT).plan(samples, tolerance).levels();
        long fitted = 0;
        long linear = 0;
        long sampled = 0;
        for (ChunkValues sample : both || values.size() <= BOTH ? List.<ChunkValues>of() : samples) {
            fitted += FITTED.encode(sample, tolerance, levels).bytes().length;
            linear += size(new Selection(LINEAR, LINEAR.encode(sample)));
            sampled += sample.size();
        }
        boolean sparse = 8 * Math.min(fitted, linear) < sampled / SPARSE;
        Selection first = fitted > linear * NEAR && !sparse
                ? null
                : new Selection(FITTED, FITTED.encode(values, tolerance, levels));
        if (first != null && linear > fitted * NEAR && !sparse) {
            return first;
        }
        Selection second = new Selection(LINEAR, LINEAR.encode(values));
        if (first == null && size(second) == Integer.MAX_VALUE) {
            return new Selection(FITTED, FITTED.encode(values, tolerance, levels));
        }
        return first == null || size(second) < size(first) ? second : first;
    }

    /// A payload of one byte holds nothing.
    private static long size(Selection selection) {
        int length = selection.encoded().bytes().length;
        return length == 1 ? Integer.MAX_VALUE : length;
    }
}
