package org.tessera.neural.klt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.neural.block.BlockLayout;
import org.tessera.neural.model.Model;

/// Learns a basis for many files from the blocks of some.
public final class BasisTraining {

    /// Values that are looked at together.
    private static final long PART = 1L << 21;

    private final KltOptions options;
    private int @Nullable [] axes;
    private @Nullable BasisLearner learner;
    private long blocks;
    private long skipped;

    /// @param options of the codec: `klt`, `klt:block=7x7x7`
    public BasisTraining(OptionText options) {
        this.options = KltOptions.parse(options);
    }

    /// Adds the blocks of a field; those with values that are not finite are left out.
    ///
    /// @throws IllegalArgumentException when its blocks have another shape than those before
    public void add(Field field) {
        int[] sizes = BlockLayout.sizes(field.spec().shape());
        int[] block = BlockLayout.choose(sizes, options.block());
        int[] own = Arrays.stream(block).filter(size -> size > 1).toArray();
        if (axes != null && !Arrays.equals(own, axes)) {
            throw new IllegalArgumentException("variable " + field.spec().name() + " has blocks of "
                    + Arrays.toString(own) + ", those before have " + Arrays.toString(axes) + ": say klt:block=");
        }
        axes = own;
        long plane = field.spec().shape().count() / sizes[0];
        long rows = Math.max(block[0], PART / Math.max(1, plane) / block[0] * block[0]);
        for (long from = 0; from < sizes[0]; from += rows) {
            long[] part = field.spec().shape().sizes();
            part[0] = Math.min(rows, sizes[0] - from);
            long[] origin = new long[part.length];
            origin[0] = from;
            add(field.read(new Box(origin, Shape.of(part))), block);
        }
    }

    private void add(ArrayField part, int[] block) {
        BlockLayout layout = new BlockLayout(BlockLayout.sizes(part.spec().shape()), block);
        if (layout.points < 2) {
            throw new IllegalArgumentException(
                    "variable " + part.spec().name() + " has no blocks of 2 or more points: say klt:block=");
        }
        if (learner == null) {
            learner = new BasisLearner(layout.points);
        }
        double[] values = layout.gather(part.toDoubles());
        int kept = 0;
        for (int b = 0; b < layout.blocks; b++) {
            boolean finite = true;
            for (int i = b * layout.points; i < (b + 1) * layout.points; i++) {
                finite &= Double.isFinite(values[i]);
            }
            if (finite) {
                System.arraycopy(values, b * layout.points, values, kept * layout.points, layout.points);
                kept++;
            }
        }
        skipped += layout.blocks - kept;
        learner.add(values, kept, 1);
        blocks += kept;
    }

    /// Blocks that were learned from.
    public long blocks() {
        return blocks;
    }

    /// Blocks that were left out.
    public long skipped() {
        return skipped;
    }

    /// @param vectors most vectors to keep
    /// @throws IllegalArgumentException when there were no blocks
    public Model.Builder learn(String name, int vectors) {
        BasisLearner all = learner;
        int[] shape = axes;
        if (all == null || shape == null || blocks < 2) {
            throw new IllegalArgumentException("at least two blocks of finite values are needed, found " + blocks);
        }
        return FittedBasis.shared(name, all.learn(vectors), shape);
    }
}
