package org.tessera.formats.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tessera.container.Chunking;
import org.tessera.container.OrderedWork;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.field.Tiling;
import org.tessera.formats.Variable;
import org.tessera.stage.transform.MaskRules;

/// A few blocks that stand for a variable of any size, and its value range.
///
/// Blocks start where chunks start, one in each of equally many stretches of the chunk numbers, at a place in the
/// stretch that follows the golden ratio: evenly spread, never in step with the axes, the same on every machine.
///
/// A codec does better on a chunk than on the blocks it falls into. How much better is found on one chunk of the
/// sample, tried whole and in blocks ([#chunk], [#parts]).
///
/// @param blocks values to try
/// @param chunk a whole chunk; empty where the blocks are whole chunks themselves
/// @param parts the same chunk in blocks
/// @param whole whether the blocks are all there is
/// @param min smallest ordinary value seen
/// @param max largest
/// @param rangeExact whether all values were looked at for the range
public record Sample(
        List<ArrayField> blocks,
        List<ArrayField> chunk,
        List<ArrayField> parts,
        boolean whole,
        double min,
        double max,
        boolean rangeExact) {

    private static final int MOST_BLOCKS = 10;

    /// Values in a block: large enough for a codec to do as well as on a chunk, nearly.
    private static final long BLOCK_VALUES = 1L << 19;

    /// Up to this many values nothing is left out.
    private static final long WHOLE_VALUES = 1L << 21;

    /// So many chunks are all tried.
    private static final int FEW_CHUNKS = 4;

    /// Bytes read for the range.
    private static final long RANGE_BYTES = 1L << 30;

    private static final double GOLDEN = 0.6180339887498949;

    /// Reads the blocks, and as much as it takes for the range.
    public static Sample of(Variable variable, int threads) throws IOException {
        Field field = variable.field();
        Shape shape = field.spec().shape();
        MaskRules rules = variable.masks(MaskRules.NONE);
        List<ArrayField> blocks = new ArrayList<>();
        List<ArrayField> chunk = new ArrayList<>();
        List<ArrayField> parts = new ArrayList<>();
        boolean whole = shape.count() <= WHOLE_VALUES;
        Chunking chunking = Chunking.of(shape);
        if (whole) {
            blocks.add(field.readAll());
        } else if (chunking.count() <= FEW_CHUNKS) {
            for (long number = 0; number < chunking.count(); number++) {
                blocks.add(field.read(chunking.box(number)));
            }
            whole = true;
        } else {
            List<Box> boxes = boxes(shape);
            boxes.forEach(box -> blocks.add(field.read(box)));
            divide(field, chunking, boxes.get(boxes.size() / 2), chunk, parts);
        }
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (ArrayField block : blocks) {
            widen(range, range(block, rules));
        }
        boolean exact = whole || scan(field, rules, threads, range);
        return new Sample(
                List.copyOf(blocks), List.copyOf(chunk), List.copyOf(parts), whole, range[0], range[1], exact);
    }

    /// Part of the values that the blocks hold.
    public double part(Shape shape) {
        return blocks.stream().mapToLong(ArrayField::size).sum() / (double) shape.count();
    }

    /// `max - min`, 0 when there is no value.
    public double range() {
        return max > min ? max - min : 0;
    }

    static List<Box> boxes(Shape shape) {
        Chunking chunking = Chunking.of(shape);
        long chunks = chunking.count();
        int many = (int) Math.min(MOST_BLOCKS, chunks);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            long from = i * chunks / many;
            long to = (i + 1) * chunks / many;
            double part = i * GOLDEN - Math.floor(i * GOLDEN);
            Box chunk = chunking.box(from + (long) (part * (to - from)));
            boxes.add(new Box(chunk.origin(), smaller(chunk.shape())));
        }
        return boxes;
    }

    /// The chunk that starts where a block does, whole and in blocks of that size.
    private static void divide(
            Field field, Chunking chunking, Box block, List<ArrayField> chunk, List<ArrayField> parts) {
        Box whole = chunking.box(chunking.touching(block)[0]);
        ArrayField values = field.read(whole);
        chunk.add(values);
        Chunking blocks = new Chunking(whole.shape(), block.shape());
        for (long number = 0; number < blocks.count(); number++) {
            parts.add(values.read(blocks.box(number)));
        }
    }

    private static Shape smaller(Shape chunk) {
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

    /// Looks at all values, or of a very large variable at every n-th tile.
    private static boolean scan(Field field, MaskRules rules, int threads, double[] range) throws IOException {
        Tiling tiling = Tiling.grains(field.spec().shape(), field.grain(), 1L << 20);
        long step = Math.max(1, Math.ceilDiv(field.spec().bytes(), RANGE_BYTES));
        OrderedWork.run(
                Math.ceilDiv(tiling.count(), step),
                threads,
                number -> range(field.read(tiling.box(number * step)), rules),
                part -> widen(range, part));
        return step == 1;
    }

    private static void widen(double[] range, double[] part) {
        range[0] = Math.min(range[0], part[0]);
        range[1] = Math.max(range[1], part[1]);
    }

    private static double[] range(ArrayField block, MaskRules rules) {
        boolean plain = Arrays.equals(rules.fills(), new double[0])
                && Double.isNaN(rules.validMin())
                && Double.isNaN(rules.validMax());
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        if (plain && block.array() instanceof float[] values) {
            for (float v : values) {
                if (Float.isFinite(v)) {
                    min = Math.min(min, v);
                    max = Math.max(max, v);
                }
            }
            return new double[] {min, max};
        }
        for (int i = 0; i < block.size(); i++) {
            double v = block.value(i);
            if (!rules.masks(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return new double[] {min, max};
    }
}
