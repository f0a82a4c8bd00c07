package org.tessera.formats.raw;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.contiguous.MappedArray;

/// The mean absolute difference of neighbours along all axes, from a sample of the values.
///
/// The sample is spread evenly and the same every time: guesses must not depend on chance.
final class Roughness {

    private static final int RUNS = 512;
    private static final int RUN_VALUES = 1024;
    private static final int FEW_ROWS = 8;

    private final Field line;
    private final Shape shape;
    private double sum;
    private long pairs;

    private Roughness(Field line, Shape shape) {
        this.line = line;
        this.shape = shape;
    }

    /// @return the mean, or NaN when no finite neighbours were met
    static double of(Path path, ContiguousPlacement place) throws IOException {
        // Seen as one line, so that a neighbour is an offset and any stretch of it can be read at once.
        Shape flat = Shape.of(place.shape().count());
        ContiguousPlacement all = new ContiguousPlacement(place.offset(), place.type(), place.order(), flat);
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(path)) {
            Field line = MappedArray.map(channel, MapMode.READ_ONLY, "sample", all, arena);
            Roughness roughness = new Roughness(line, place.shape());
            roughness.sample();
            return roughness.sum / roughness.pairs;
        }
    }

    /// How alike values are that are a row apart, compared with those a value less and more apart: below 1 where rows
    /// are that long. A series whose samples are close is smooth at any short step and must not pass for short rows.
    ///
    /// @return NaN where there are too few rows to tell
    static double alikeAcrossRows(Path path, ContiguousPlacement place) throws IOException {
        Shape shape = place.shape();
        long row = shape.size(shape.rank() - 1);
        if (row < 2 || shape.count() / row < FEW_ROWS) {
            return Double.NaN;
        }
        Shape flat = Shape.of(shape.count());
        ContiguousPlacement all = new ContiguousPlacement(place.offset(), place.type(), place.order(), flat);
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(path)) {
            Field line = MappedArray.map(channel, MapMode.READ_ONLY, "sample", all, arena);
            double less = new Roughness(line, shape).apart(row - 1);
            double more = new Roughness(line, shape).apart(row + 1);
            return 2 * new Roughness(line, shape).apart(row) / (less + more);
        }
    }

    /// The mean difference of values so far apart.
    private double apart(long step) {
        long count = shape.count();
        long runs = Math.min(RUNS, Math.ceilDiv(count, RUN_VALUES));
        for (long run = 0; run < runs; run++) {
            long from = count / runs * run;
            int n = (int) Math.min(RUN_VALUES, count - step - from);
            if (n > 0) {
                ArrayField here = stretch(from, n);
                ArrayField there = stretch(from + step, n);
                for (int i = 0; i < n; i++) {
                    add(there.value(i) - here.value(i));
                }
            }
        }
        return sum / pairs;
    }

    private void add(double difference) {
        if (Double.isFinite(difference)) {
            sum += Math.abs(difference);
            pairs++;
        }
    }

    private void sample() {
        long count = shape.count();
        long runs = Math.min(RUNS, Math.ceilDiv(count, RUN_VALUES));
        for (long run = 0; run < runs; run++) {
            long from = count / runs * run;
            int n = (int) Math.min(RUN_VALUES, count - from);
            ArrayField here = stretch(from, n);
            for (int axis = 0; axis < shape.rank(); axis++) {
                compare(here, from, axis);
            }
        }
    }

    private void compare(ArrayField here, long from, int axis) {
        long stride = shape.strides()[axis];
        long size = shape.size(axis);
        long room = shape.count() - stride - from;
        int n = (int) Math.min(here.size(), room);
        if (n <= 0) {
            return;
        }
        ArrayField there = stretch(from + stride, n);
        for (int i = 0; i < n; i++) {
            boolean lastAlongAxis = (from + i) / stride % size == size - 1;
            if (!lastAlongAxis) {
                add(there.value(i) - here.value(i));
            }
        }
    }

    private ArrayField stretch(long from, int n) {
        return line.read(new Box(new long[] {from}, Shape.of(n)));
    }
}
