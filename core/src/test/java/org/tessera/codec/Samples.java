package org.tessera.codec;

import java.util.Random;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// Generated fields: the same on every machine for the same seed.
public final class Samples {

    /// What the values look like.
    public enum Kind {
        SMOOTH,
        NOISE,
        STEPS,
        CONSTANT,
        WIDE,
        PEAK
    }

    /// Shapes with sizes of 1, primes, and 4k-1, 4k, 4k+1, of every rank.
    public static final long[][] SHAPES = {
        {1},
        {2},
        {3},
        {7},
        {31},
        {33},
        {1021},
        {1, 1},
        {1, 17},
        {17, 1},
        {16, 17},
        {17, 17},
        {13, 29},
        {1, 1, 1},
        {5, 7, 11},
        {4, 4, 65},
        {1, 15, 16},
        {3, 5, 4, 7},
        {2, 3, 3, 5, 2},
        {9, 1, 2, 7, 5},
        {2, 3, 2, 3, 2, 2}
    };

    private Samples() {}

    /// Finite values of a type; integers spread over their range, floats around 1.
    public static ArrayField of(ElementType type, Kind kind, long seed, long... sizes) {
        Shape shape = Shape.of(sizes);
        int n = (int) shape.count();
        double[] values = new double[n];
        Random random = new Random(seed);
        double phase = random.nextDouble();
        for (int i = 0; i < n; i++) {
            values[i] = value(kind, random, shape, i, phase);
        }
        double centre = type.isUnsigned() ? Elements.max(type) / 2 : 0;
        double scale = type.isFloat() ? 1 : Math.min(1e9, Elements.max(type) / 2.5);
        for (int i = 0; i < n && !type.isFloat(); i++) {
            values[i] = Math.rint(centre + scale * Math.max(-1, Math.min(1, values[i])));
        }
        return ArrayField.of(new FieldSpec("x", type, shape), Elements.fromDoubles(type, values, n));
    }

    private static double value(Kind kind, Random random, Shape shape, int index, double phase) {
        double sum = 0;
        double square = 0;
        long rest = index;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            double from = rest % shape.size(axis) - 0.45 * shape.size(axis);
            square += from * from;
            sum += (axis + 1) * 0.13 * (rest % shape.size(axis));
            rest /= shape.size(axis);
        }
        return switch (kind) {
            case SMOOTH -> 0.6 * StrictMath.sin(sum + phase) + 0.1 * StrictMath.cos(2.3 * sum);
            case NOISE -> random.nextGaussian() / 4;
            case STEPS -> Math.rint(2 * StrictMath.sin(sum + phase)) / 4 + (random.nextInt(40) == 0 ? 0.5 : 0);
            case CONSTANT -> phase;
            case WIDE -> StrictMath.exp(30 * StrictMath.sin(sum + phase)) * (random.nextBoolean() ? 1 : -1);
            case PEAK -> 1 / (1 + Math.sqrt(square));
        };
    }

    /// Puts NaN of several payloads, infinities, zeros of both signs, subnormal and fill values over some points.
    ///
    /// @param fill a value that stands for no data
    public static void addSpecials(ArrayField field, double fill, long seed) {
        Random random = new Random(seed);
        ElementType type = field.spec().type();
        double[] specials = {
            fill, 0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Float.MIN_VALUE, 0x1p-1074
        };
        for (int i = 0; i < field.size(); i++) {
            switch (random.nextInt(8)) {
                case 0 -> set(field, i, specials[random.nextInt(specials.length)]);
                case 1 -> Elements.setBits(type, field.array(), i, nan(type, random));
                default -> {}
            }
        }
    }

    private static void set(ArrayField field, int i, double value) {
        ElementType type = field.spec().type();
        Object one = Elements.fromDoubles(type, new double[] {value}, 1);
        Elements.setBits(type, field.array(), i, Elements.bits(type, one, 0));
    }

    /// Quiet and signalling, of both signs.
    private static long nan(ElementType type, Random random) {
        long sign = random.nextBoolean() ? 1 : 0;
        return type == ElementType.F32
                ? sign << 31 | 0x7F800000L | 1 + random.nextInt(0x7FFFFF)
                : sign << 63 | 0x7FF0000000000000L | 1 + random.nextInt(Integer.MAX_VALUE);
    }
}
