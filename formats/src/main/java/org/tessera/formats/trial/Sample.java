package org.tessera.formats.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.container.Chunking;
import org.tessera.container.OrderedWork;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Variable;
import org.tessera.stage.transform.MaskRules;

/// A few blocks that stand for a variable of any size, and its value range.
///
/// All blocks, or of a very large variable every n-th, are looked at for their range and their roughness, which is
/// cheap; eight are kept to be compressed, drawn with chances in proportion to their roughness (systematic sampling of
/// sorted blocks), so that a front in an empty box is not missed. The same blocks on every machine.
///
/// A codec does better on a chunk than on the blocks it falls into. How much better is found on one chunk, tried whole
/// and in blocks ([#chunk], [#parts]).
///
/// @param blocks values to try
/// @param roughness of each block
/// @param all roughness of the whole variable, as far as it was looked at
/// @param looked part of the values looked at
/// @param chunk a whole chunk; empty where the blocks are whole chunks themselves
/// @param parts the same chunk in blocks
/// @param whole whether the blocks are all there is
/// @param min smallest ordinary value seen
/// @param max largest
public record Sample(
        List<ArrayField> blocks,
        List<RoughnessCounts> roughness,
        RoughnessCounts all,
        double looked,
        List<ArrayField> chunk,
        List<ArrayField> parts,
        boolean whole,
        double min,
        double max) {

    private static final int MOST_BLOCKS = 8;

    /// Values in a block: large enough for a codec to do as well as on a chunk, nearly.
    private static final long BLOCK_VALUES = 1L << 18;

    /// So many chunks are all tried.
    private static final int FEW_CHUNKS = 4;

    /// Bytes looked at.
    private static final long LOOKED_BYTES = 1L << 30;

    /// The bound whose bits decide the chances, relative to the range.
    private static final double REFERENCE = 1e-3;

    /// Looks at the variable and reads the blocks.
    public static Sample of(Variable variable, int threads) throws IOException {
        Field field = variable.field();
        Shape shape = field.spec().shape();
        Chunking chunks = Chunking.of(shape);
        boolean whole = chunks.count() <= FEW_CHUNKS;
        Chunking grid = whole ? chunks : new Chunking(shape, smaller(chunks.chunk()));
        long step = whole ? 1 : Math.max(1, Math.ceilDiv(field.spec().bytes(), LOOKED_BYTES));
        List<Look> looks = new ArrayList<>();
        MaskRules rules = variable.masks(MaskRules.NONE);
        OrderedWork.run(
                Math.ceilDiv(grid.count(), step),
                threads,
                number -> look(grid.box(number * step), field, rules),
                looks::add);
        double min = looks.stream().mapToDouble(Look::min).min().orElse(0);
        double max = looks.stream().mapToDouble(Look::max).max().orElse(0);
        RoughnessCounts all = new RoughnessCounts();
        looks.forEach(look -> all.add(look.roughness()));
        double looked = looks.stream().mapToLong(l -> l.box().shape().count()).sum() / (double) shape.count();
        List<Look> drawn = whole ? looks : draw(looks, Math.max(0, max - min) * REFERENCE);
        List<ArrayField> blocks =
                drawn.stream().map(look -> field.read(look.box())).toList();
        List<ArrayField> chunk = new ArrayList<>();
        List<ArrayField> parts = new ArrayList<>();
        if (!whole) {
            divide(field, chunks, grid, drawn.get(drawn.size() / 2).box(), chunk, parts);
        }
        List<RoughnessCounts> roughness = drawn.stream().map(Look::roughness).toList();
        return new Sample(blocks, roughness, all, looked, List.copyOf(chunk), List.copyOf(parts), whole, min, max);
    }

    /// Whether all values were looked at for the range.
    public boolean rangeExact() {
        return looked >= 1;
    }

    /// Part of the values that the blocks hold.
    public double part(Shape shape) {
        return blocks.stream().mapToLong(ArrayField::size).sum() / (double) shape.count();
    }

    /// `max - min`, 0 when there is no value.
    public double range() {
        return max > min ? max - min : 0;
    }

    /// How many blocks a block stands for, up to a common factor: its chance, the other way up.
    double weight(int block) {
        return whole ? 1 : 1 / roughness.get(block).bits(range() * REFERENCE);
    }

    private record Look(Box box, double min, double max, RoughnessCounts roughness) {}

    private static Look look(Box box, Field field, MaskRules rules) {
        ArrayField part = field.read(box);
        double[] values = part.toDoubles();
        double[] range = range(values, rules);
        return new Look(box, range[0], range[1], RoughnessCounts.of(values, box.shape()));
    }

    /// Blocks sorted by roughness, laid end to end, each as long as it is rough; cut at even distances.
    private static List<Look> draw(List<Look> looks, double tolerance) {
        if (!(tolerance > 0)) {
            return looks.subList(0, 1);
        }
        double[] bits =
                looks.stream().mapToDouble(l -> l.roughness().bits(tolerance)).toArray();
        int[] order = IntStream.range(0, bits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> bits[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double distance = Arrays.stream(bits).sum() / MOST_BLOCKS;
        List<Look> drawn = new ArrayList<>();
        double next = distance / 2;
        double end = 0;
        for (int i : order) {
            end += bits[i];
            while (next < end && drawn.size() < MOST_BLOCKS) {
                drawn.add(looks.get(i));
                next += distance;
            }
        }
        return drawn.stream().toList();
    }

    static Shape smaller(Shape chunk) {
        long[] sizes = chunk.sizes();
        while (Shape.of(sizes).count() > BLOCK_VALUES) {
            int longest = 0;
            for (int axis = 1; axis < sizes.length; axis++) {
                longest = sizes[axis] > sizes[longest] ? axis : longest;
            }
            sizes[longest] = (sizes[longest] + 1) / 2;
        }
        return Shape.of(sizes);
    }

    /// The chunk in which a block starts, whole and in blocks of that size.
    private static void divide(
            Field field, Chunking chunks, Chunking grid, Box block, List<ArrayField> chunk, List<ArrayField> parts) {
        Box whole = chunks.box(chunks.touching(new Box(block.origin(), Shape.of(ones(block))))[0]);
        ArrayField values = field.read(whole);
        chunk.add(values);
        long[] sizes = whole.shape().sizes();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Math.min(sizes[axis], grid.chunk().size(axis));
        }
        Chunking blocks = new Chunking(whole.shape(), Shape.of(sizes));
        for (long number = 0; number < blocks.count(); number++) {
            parts.add(values.read(blocks.box(number)));
        }
    }

    private static long[] ones(Box box) {
        long[] sizes = new long[box.shape().rank()];
        Arrays.fill(sizes, 1);
        return sizes;
    }

    private static double[] range(double[] values, MaskRules rules) {
        boolean plain = rules.fills().length == 0 && Double.isNaN(rules.validMin()) && Double.isNaN(rules.validMax());
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (plain ? Math.abs(v) <= Double.MAX_VALUE : !rules.masks(v)) {
                min = v < min ? v : min;
                max = v > max ? v : max;
            }
        }
        return new double[] {min, max};
    }
}
