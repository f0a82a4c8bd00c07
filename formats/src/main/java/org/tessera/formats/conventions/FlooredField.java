package org.tessera.formats.conventions;

import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// A field of floats in which values below a floor are 0, as those below the threshold of a sparse distribution.
///
/// @param stored the field as it is
/// @param floor above 0
public record FlooredField(Field stored, double floor) implements Field {

    private static final long READ_AT_ONCE = 1L << 22;

    /// What a floor takes away.
    ///
    /// @param points that were not 0 and are now
    /// @param part of the sum of all sizes that they had
    public record Loss(double floor, long points, double part) {}

    @Override
    public FieldSpec spec() {
        return stored.spec();
    }

    @Override
    public Shape grain() {
        return stored.grain();
    }

    @Override
    public ArrayField read(Box box) {
        ArrayField part = stored.read(box);
        double[] values = part.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] < floor ? 0 : values[i];
        }
        return ArrayField.of(part.spec(), Elements.fromDoubles(part.spec().type(), values, values.length));
    }

    /// Counts what is lost, in one pass.
    public Loss loss() {
        Shape shape = spec().shape();
        long rows = shape.size(0);
        long step = Math.clamp(READ_AT_ONCE / Math.max(1, shape.count() / rows), 1, rows);
        long points = 0;
        double lost = 0;
        double all = 0;
        for (long row = 0; row < rows; row += step) {
            for (double v :
                    stored.read(slab(shape, row, Math.min(step, rows - row))).toDoubles()) {
                boolean below = v < floor && v != 0;
                points += below ? 1 : 0;
                lost += below ? Math.abs(v) : 0;
                all += Double.isFinite(v) ? Math.abs(v) : 0;
            }
        }
        return new Loss(floor, points, all > 0 ? lost / all : 0);
    }

    private static Box slab(Shape shape, long from, long rows) {
        long[] origin = new long[shape.rank()];
        long[] sizes = new long[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.size(axis);
        }
        origin[0] = from;
        sizes[0] = rows;
        return new Box(origin, Shape.of(sizes));
    }
}
