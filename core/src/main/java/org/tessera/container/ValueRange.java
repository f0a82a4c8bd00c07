package org.tessera.container;

import java.util.function.IntToDoubleFunction;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.stage.transform.MaskRules;

/// Smallest and largest ordinary value: finite, not a fill, inside the valid range.
///
/// @param min infinite when there is none
/// @param max minus infinity when there is none
record ValueRange(double min, double max) {

    static final ValueRange EMPTY = new ValueRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static ValueRange of(ArrayField chunk, MaskRules rules) {
        if (chunk.spec().type() == ElementType.F32 && rules.isPlain()) {
            return ofFloats(chunk.floats());
        }
        if (chunk.spec().type() == ElementType.F64 && rules.isPlain()) {
            return ofDoubles(chunk.doubles());
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < chunk.size(); i++) {
            double v = chunk.value(i);
            if (!rules.masks(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return new ValueRange(min, max);
    }

    /// Extremes of all values vectorise; only where one is not finite are values looked at one by one.
    private static ValueRange ofFloats(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float v : values) {
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
        return Float.isFinite(min) && Float.isFinite(max)
                ? new ValueRange(min, max)
                : ofFinite(values.length, i -> values[i]);
    }

    private static ValueRange ofDoubles(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
        return Double.isFinite(min) && Double.isFinite(max)
                ? new ValueRange(min, max)
                : ofFinite(values.length, i -> values[i]);
    }

    private static ValueRange ofFinite(int n, IntToDoubleFunction values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double v = values.applyAsDouble(i);
            if (Double.isFinite(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return min > max ? EMPTY : new ValueRange(min, max);
    }

    ValueRange union(ValueRange other) {
        return new ValueRange(Math.min(min, other.min), Math.max(max, other.max));
    }

    /// `max - min`, 0 when there is no value.
    double width() {
        return max > min ? max - min : 0;
    }
}
