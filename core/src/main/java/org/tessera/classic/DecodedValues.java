package org.tessera.classic;

import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;

/// The mirror of [ChunkValues]: takes decoded values to their places, in the type of the field where that is
/// a float.
final class DecodedValues {

    private final FieldSpec spec;
    private final float[] floats;
    private final double[] doubles;

    DecodedValues(FieldSpec spec) {
        this.spec = spec;
        int count = Math.toIntExact(spec.shape().count());
        boolean single = spec.type() == ElementType.F32;
        floats = new float[single ? count : 0];
        doubles = new double[single ? 0 : count];
    }

    /// Puts `n` values, `step` apart, from the place `to` on.
    void put(double[] from, int at, int n, int to, int step) {
        if (step == 2) {
            putSecond(from, at, n, to);
            return;
        }
        for (int i = 0; i < n; i++) {
            if (doubles.length == 0) {
                floats[to + i * step] = (float) from[at + i];
            } else {
                doubles[to + i * step] = from[at + i];
            }
        }
    }

    /// A constant step spares a check of bounds at each value.
    private void putSecond(double[] from, int at, int n, int to) {
        if (doubles.length == 0) {
            float[] out = floats;
            for (int i = 0; i < n; i++) {
                out[to + 2 * i] = (float) from[at + i];
            }
        } else {
            double[] out = doubles;
            for (int i = 0; i < n; i++) {
                out[to + 2 * i] = from[at + i];
            }
        }
    }

    /// All values as multiples of a step.
    void scale(int[] integers, double step) {
        if (doubles.length == 0) {
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) (integers[i] * step);
            }
        } else {
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = integers[i] * step;
            }
        }
    }

    ArrayField field() {
        Object array = doubles.length == 0
                ? floats
                : spec.type() == ElementType.F64 ? doubles : Elements.fromDoubles(spec.type(), doubles, doubles.length);
        return ArrayField.of(spec, array);
    }
}
