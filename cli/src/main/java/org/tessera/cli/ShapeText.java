package org.tessera.cli;

import java.util.ArrayList;
import java.util.List;
import org.tessera.field.Box;
import org.tessera.field.Shape;

/// Shapes and regions as typed: `64,64,64` and `0:10,5:15,:`.
final class ShapeText {

    private ShapeText() {}

    static Shape parse(String option, String text) {
        try {
            List<Long> sizes = new ArrayList<>();
            for (String part : text.split("[,x]", -1)) {
                sizes.add(Long.parseLong(part.strip()));
            }
            return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " takes sizes such as 64,64,64 (slowest axis first), found '" + text + "'", e);
        }
    }

    /// A region of a variable; `:` is a whole axis, either end may be left out, one number is one index.
    static Box region(String variable, String text, Shape shape) {
        String[] parts = text.split(",", -1);
        if (parts.length != shape.rank()) {
            throw new IllegalArgumentException(
                    "--region needs " + Text.counted(shape.rank(), "range") + " for " + variable
                            + ", which is " + shape + " (such as " + Box.all(shape) + "), found '" + text
                            + "'; --var chooses among several variables");
        }
        long[] origin = new long[parts.length];
        long[] sizes = new long[parts.length];
        for (int axis = 0; axis < parts.length; axis++) {
            String[] ends = parts[axis].strip().split(":", -1);
            try {
                origin[axis] = ends[0].isEmpty() ? 0 : Long.parseLong(ends[0]);
                long end = ends.length == 1
                        ? origin[axis] + 1
                        : ends[1].isEmpty() ? shape.size(axis) : Long.parseLong(ends[1]);
                sizes[axis] = end - origin[axis];
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--region takes ranges such as 0:10,5:15, found '" + text + "'", e);
            }
            if (ends.length > 2
                    || origin[axis] < 0
                    || sizes[axis] < 1
                    || origin[axis] + sizes[axis] > shape.size(axis)) {
                throw new IllegalArgumentException(
                        "--region " + text + " does not lie inside " + variable + ", which is " + shape);
            }
        }
        return new Box(origin, Shape.of(sizes));
    }
}
