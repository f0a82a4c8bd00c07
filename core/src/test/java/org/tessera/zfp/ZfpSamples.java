package org.tessera.zfp;

import java.util.Random;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// Arrays, shapes and modes from a seed, with all that makes blocks differ.
final class ZfpSamples {

    private ZfpSamples() {}

    /// Sizes of 1, ragged ends, and whole blocks, of up to a few thousand values.
    static Shape shape(Random random, int rank) {
        int longest = new int[] {300, 40, 17, 10}[rank - 1];
        long[] sizes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            sizes[axis] = random.nextInt(5) == 0 ? 1 : 1 + random.nextInt(longest);
        }
        return Shape.of(sizes);
    }

    static ZfpMode mode(Random random, ZfpType type, int rank) {
        int size = 1 << 2 * rank;
        return switch (random.nextInt(5)) {
            case 0 -> ZfpMode.rate(1 + random.nextInt(4 * type.bits()) / 4.0, type, rank);
            case 1 -> ZfpMode.precision(1 + random.nextInt(64));
            case 2 -> ZfpMode.exponent(random.nextInt(60) - 50);
            case 3 -> ZfpMode.REVERSIBLE;
            default -> {
                int most = 64 + random.nextInt(size * 24);
                int least = random.nextInt(most + 1);
                int exponent = random.nextInt(3) == 0 ? ZfpMode.REVERSIBLE_EXPONENT : random.nextInt(60) - 50;
                // zfp 1.0 does not fill empty reversible blocks up to minbits, and cannot read them then.
                least = exponent == ZfpMode.REVERSIBLE_EXPONENT ? 1 : least;
                yield new ZfpMode(least, most, 1 + random.nextInt(64), exponent);
            }
        };
    }

    /// @param exact whether NaN, infinities, -0 and subnormal values may occur
    static Object values(Random random, ZfpType type, Shape shape, boolean exact) {
        int n = (int) shape.count();
        Object array = Elements.newArray(type.element(), n);
        int kind = random.nextInt(6);
        double scale = Math.scalb(1 + random.nextDouble(), random.nextInt(60) - 30);
        for (int i = 0; i < n; i++) {
            double v = value(random, kind, i) * scale;
            long bits = bits(type, v);
            if (exact && kind == 5 && random.nextInt(8) == 0) {
                bits = special(random, type);
            }
            Elements.setBits(type.element(), array, i, bits);
        }
        return array;
    }

    private static double value(Random random, int kind, int i) {
        return switch (kind) {
            case 0 -> Math.sin(0.02 * i) + 0.01 * Math.cos(0.3 * i);
            case 1 -> random.nextGaussian();
            case 2 -> i / 50 % 3 == 0 ? 0 : Math.rint(8 * Math.sin(0.05 * i));
            case 3 -> random.nextInt(10) == 0 ? random.nextGaussian() * Math.scalb(1.0, random.nextInt(50) - 25) : 0;
            case 4 -> Math.exp(20 * Math.sin(0.1 * i));
            default -> 0.5 + random.nextInt(256) / 256.0;
        };
    }

    private static long bits(ZfpType type, double v) {
        return switch (type) {
            case FLOAT -> Float.floatToRawIntBits((float) v) & 0xFFFFFFFFL;
            case DOUBLE -> Double.doubleToRawLongBits(v);
            case INT32 -> (long) Math.clamp(v * 100, -0x1p29, 0x1p29) & 0xFFFFFFFFL;
            case INT64 -> (long) Math.clamp(v * 100, -0x1p61, 0x1p61);
        };
    }

    private static long special(Random random, ZfpType type) {
        double[] doubles = {-0.0, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0x1p-149, 0x1p-130
        };
        double v = doubles[random.nextInt(doubles.length)];
        return switch (type) {
            case FLOAT -> Float.floatToRawIntBits((float) v) & 0xFFFFFFFFL;
            case DOUBLE -> Double.doubleToRawLongBits(v * (random.nextBoolean() ? 1 : 0x1p-900));
            case INT32 -> random.nextInt() & 0xFFFFFFFFL;
            case INT64 -> random.nextLong();
        };
    }

    static ZfpHeader header(ZfpType type, Shape shape, ZfpMode mode) {
        return new ZfpHeader(type, shape, mode);
    }

    /// Little-endian bytes.
    static byte[] bytes(ZfpType type, Object array) {
        return Elements.toBytes(new FieldSpec("x", type.element(), Shape.of(1)).type(), array);
    }
}
