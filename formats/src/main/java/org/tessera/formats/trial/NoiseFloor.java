package org.tessera.formats.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;

/// How much of the values is noise, and how many of their digits say anything: bounds far below either keep nothing
/// but chance.
///
/// White noise of deviation s has second differences of s sqrt(6) and third differences of s sqrt(20). Where both give
/// the same s it is noise that they see; where the second ones give more, it is the curvature of the signal.
/// Medians instead of means, so that fronts do not count: Donoho & Johnstone (1994).
public final class NoiseFloor {

    private static final double MEDIAN_TO_DEVIATION = 1 / 0.6744897501960817;
    private static final int MOST_VALUES = 1 << 16;
    private static final double ALIKE = 1.25;

    private NoiseFloor() {}

    /// Standard deviation of the noise along the two fastest axes; empty where the values are too smooth, or rough
    /// along one of them only.
    public static OptionalDouble deviation(List<ArrayField> blocks) {
        int rank = blocks.get(0).spec().shape().rank();
        double least = Double.POSITIVE_INFINITY;
        for (int axis = rank - 1; axis >= Math.max(0, rank - 2); axis--) {
            double second = spread(blocks, axis, 2) / Math.sqrt(6);
            double third = spread(blocks, axis, 3) / Math.sqrt(20);
            boolean noise = third > 0 && second < ALIKE * third && third < ALIKE * second;
            if (!noise) {
                return OptionalDouble.empty();
            }
            least = Math.min(least, third);
        }
        return OptionalDouble.of(least);
    }

    private static double spread(List<ArrayField> blocks, int axis, int order) {
        double[] sizes = new double[MOST_VALUES];
        int n = 0;
        int share = MOST_VALUES / blocks.size();
        for (ArrayField block : blocks) {
            int stride = (int) block.spec().shape().strides()[axis];
            int size = (int) block.spec().shape().size(axis);
            int step = Math.max(1, block.size() / share);
            for (int i = 0, taken = 0; i < block.size() && taken < share; i += step, taken++) {
                boolean fits = i / stride % size + order < size;
                double difference = fits ? difference(block, i, stride, order) : Double.NaN;
                if (Double.isFinite(difference)) {
                    sizes[n++] = Math.abs(difference);
                }
            }
        }
        if (n < 64) {
            return 0;
        }
        Arrays.sort(sizes, 0, n);
        return sizes[n / 2] * MEDIAN_TO_DEVIATION;
    }

    private static double difference(ArrayField block, int i, int stride, int order) {
        double a = block.value(i);
        double b = block.value(i + stride);
        double c = block.value(i + 2 * stride);
        return order == 2 ? a - 2 * b + c : block.value(i + 3 * stride) - 3 * c + 3 * b - a;
    }

    /// The smallest number of significant decimal digits that writes every sampled value; 0 when that is as many as
    /// the type has, and for integers.
    public static int digits(List<ArrayField> blocks) {
        ElementType type = blocks.get(0).spec().type();
        int most = type == ElementType.F32 ? 6 : type == ElementType.F64 ? 14 : 0;
        int digits = most == 0 ? 0 : 1;
        for (ArrayField block : blocks) {
            int step = Math.max(1, block.size() / 200);
            for (int i = 0; i < block.size() && digits > 0; i += step) {
                double value = block.value(i);
                while (Double.isFinite(value) && digits > 0 && !writes(value, digits, type)) {
                    digits = digits == most ? 0 : digits + 1;
                }
            }
        }
        return digits;
    }

    private static boolean writes(double value, int digits, ElementType type) {
        String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        return type == ElementType.F32 ? Float.parseFloat(text) == (float) value : Double.parseDouble(text) == value;
    }
}
