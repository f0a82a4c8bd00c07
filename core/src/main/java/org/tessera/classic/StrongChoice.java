package org.tessera.classic;

import java.util.List;
import org.tessera.codec.Selection;
import org.tessera.field.ArrayField;
import org.tessera.target.Tolerance;

/// Chooses between the two codecs of mixed models, `fitted` and `linear`.
///
/// Both encode the blocks of a sample; the smaller encodes the chunk, both where they come near or the chunk is small.
final class StrongChoice {

    /// Chunks up to this many values are encoded with both.
    private static final int BOTH = 1 << 17;

    /// The other one is tried too when it is within this factor on the blocks.
    private static final double NEAR = 1.03;

    private static final FittedCodec FITTED = new FittedCodec();
    private static final LinearCodec LINEAR = new LinearCodec();

    private StrongChoice() {}

    /// @param values of the chunk, for which there is a step
    static Selection of(ArrayField chunk, ChunkValues values, List<ArrayField> blocks, Tolerance tolerance) {
        List<ChunkValues> samples =
                blocks.stream().map(b -> ChunkValues.of(b, values.grid())).toList();
        LevelTolerance levels =
                new InterpCodec(InterpOptions.DEFAULT).plan(samples, tolerance).levels();
        long fitted = 0;
        long linear = 0;
        for (ChunkValues sample : samples) {
            if (values.size() > BOTH) {
                fitted += FITTED.encode(sample, tolerance, levels).bytes().length;
                linear += size(new Selection(LINEAR, LINEAR.encode(sample)));
            }
        }
        Selection best = null;
        if (fitted <= linear * NEAR) {
            best = new Selection(FITTED, FITTED.encode(values, tolerance, levels));
        }
        if (linear <= fitted * NEAR) {
            Selection other = new Selection(LINEAR, LINEAR.encode(values));
            best = best == null || size(other) < size(best) ? other : best;
        }
        return best == null ? new Selection(FITTED, FITTED.encode(values, tolerance, levels)) : best;
    }

    /// A payload of one byte holds nothing.
    private static long size(Selection selection) {
        int length = selection.encoded().bytes().length;
        return length == 1 ? Integer.MAX_VALUE : length;
    }
}
