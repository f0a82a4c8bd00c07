package org.tessera.classic;

import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.lossless.ByteLossless;
import org.tessera.stage.lossless.Shuffle;
import org.tessera.stage.predict.LorenzoDifference;
import org.tessera.target.Tolerance;

/// Every bit of any value, in the smallest of three ways.
///
/// *Predicted*: floats as integers in the order of their values, Lorenzo differences, context coding
/// (the idea of fpzip: Lindstrom and Isenburg, TVCG 2006). *Bytes* and *bits*: shuffled, then zstd, which
/// is best on repeated values.
public final class LosslessCodec implements Codec {

    public static final CodecId ID = new CodecId("lossless", 1);

    private static final int BYTES = 0;
    private static final int BITS = 1;
    private static final int PREDICTED = 2;
    private static final int ZSTD_LEVEL = 3;

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        ElementType type = chunk.spec().type();
        byte[] raw = Elements.toBytes(type, chunk.array());
        byte[] best = packed(BYTES, Shuffle.bytes(raw, type.bytes()));
        byte[] bits = packed(BITS, Shuffle.bits(raw, type.bytes()));
        best = bits.length < best.length ? bits : best;
        byte[] predicted = predicted(chunk);
        best = predicted.length < best.length ? predicted : best;
        return new Encoded(best);
    }

    /// About the bytes of the shuffled ways, at a fraction of their time.
    static long quickEstimate(ArrayField block) {
        byte[] raw = Elements.toBytes(block.spec().type(), block.array());
        return ByteLossless.packedSize(Shuffle.bytes(raw, block.spec().type().bytes()), 1);
    }

    private static byte[] packed(int method, byte[] shuffled) {
        ByteWriter out = new ByteWriter(shuffled.length / 2 + 64).u8(method);
        ByteLossless.write(shuffled, ZSTD_LEVEL, out);
        return out.toByteArray();
    }

    private static byte[] predicted(ArrayField chunk) {
        long[] integers = new long[chunk.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] =
                    ordered(chunk.spec().type(), Elements.bits(chunk.spec().type(), chunk.array(), i));
        }
        int[] sizes = AxisOrders.working(chunk.spec().shape());
        int[] orders = AxisOrders.choose(integers, sizes, 0, AxisOrders.BLOCK);
        new LorenzoDifference(sizes, orders).forward(integers);
        ByteWriter out = new ByteWriter(chunk.size()).u8(PREDICTED);
        AxisOrders.write(orders, out);
        return out.bytes(new ResidualCoder(sizes).encode(integers)).toByteArray();
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int n = (int) spec.shape().count();
        int size = spec.type().bytes();
        int method = payload.u8();
        Object array = switch (method) {
            case BYTES -> Elements.fromBytes(spec.type(), Shuffle.unbytes(unpack(payload, n, size), size), n);
            case BITS -> Elements.fromBytes(spec.type(), Shuffle.unbits(unpack(payload, n, size), size), n);
            case PREDICTED -> unpredict(payload, spec, n);
            default -> throw payload.malformed("lossless method 0 to 2 expected, found " + method);
        };
        return Coarse.take(ArrayField.of(spec, array), level);
    }

    private static byte[] unpack(ByteReader payload, int n, int size) {
        byte[] bytes = ByteLossless.read(payload, Math.multiplyExact(n, size));
        if (bytes.length != n * size) {
            throw payload.malformed(n * size + " bytes of values expected, found " + bytes.length);
        }
        return bytes;
    }

    private static Object unpredict(ByteReader payload, FieldSpec spec, int n) {
        int[] sizes = AxisOrders.working(spec.shape());
        int[] orders = AxisOrders.read(payload, sizes.length);
        long[] integers = new ResidualCoder(sizes).decode(payload);
        new LorenzoDifference(sizes, orders).inverse(integers);
        Object array = Elements.newArray(spec.type(), n);
        for (int i = 0; i < n; i++) {
            Elements.setBits(spec.type(), array, i, unordered(spec.type(), integers[i]));
        }
        return array;
    }

    /// Maps the bits of a value to an integer such that larger values give larger integers.
    private static long ordered(ElementType type, long bits) {
        return switch (type) {
            case F32 -> (int) bits ^ ((int) bits >> 31 & Integer.MAX_VALUE);
            case F64 -> bits ^ (bits >> 63 & Long.MAX_VALUE);
            case I8 -> (byte) bits;
            case I16 -> (short) bits;
            case I32 -> (int) bits;
            default -> bits;
        };
    }

    /// The inverse of [#ordered]; the map of floats is its own inverse.
    private static long unordered(ElementType type, long integer) {
        return ordered(type, integer);
    }
}
