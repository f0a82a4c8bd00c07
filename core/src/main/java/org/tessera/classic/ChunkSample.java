package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Shape;

/// Blocks cut out of a chunk, on which is decided how the chunk is encoded.
///
/// A block keeps neighbours together, which scattered points would not; two of them on the diagonal see
/// different parts. Decisions must stay cheap beside the encoding: the larger the chunk, the smaller the part.
final class ChunkSample {

    /// Chunks up to this many values are their own sample.
    private static final int WHOLE = 1 << 15;

    /// Values in one block, at least and at most, and the part of the chunk that it is between.
    private static final int LEAST = 1 << 14;

    private static final int MOST = 1 << 15;
    private static final int PART = 32;

    private ChunkSample() {}

    /// The whole chunk when it is small, else two blocks on its diagonal.
    static List<ArrayField> of(ArrayField chunk) {
        if (chunk.size() <= WHOLE) {
            return List.of(chunk);
        }
        List<ArrayField> samples = new ArrayList<>();
        Shape shape = chunk.spec().shape();
        long[] sizes = blockSizes(shape, Math.clamp(shape.count() / PART, LEAST, MOST));
        for (int part = 1; part <= 3; part += 2) {
            long[] origin = new long[sizes.length];
            for (int axis = 0; axis < sizes.length; axis++) {
                origin[axis] = (shape.size(axis) - sizes[axis]) * part / 4;
            }
            samples.add(chunk.read(new Box(origin, Shape.of(sizes))));
        }
        return samples;
    }

    /// A block of about the wanted number of values: the longest axes are cut first.
    static long[] blockSizes(Shape shape, long wanted) {
        long[] sizes = shape.sizes();
        long count = shape.count();
        while (count > wanted) {
            int longest = 0;
            for (int axis = 1; axis < sizes.length; axis++) {
                longest = sizes[axis] > sizes[longest] ? axis : longest;
            }
            long less = sizes[longest] - Math.max(1, sizes[longest] / 8);
            count = count / sizes[longest] * less;
            sizes[longest] = less;
        }
        return sizes;
    }
}
