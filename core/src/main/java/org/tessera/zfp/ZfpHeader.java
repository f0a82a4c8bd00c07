package org.tessera.zfp;

import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.Shape;

/// What may stand before the blocks of a stream: `zfp`, the codec version, type and sizes in 52 bits, the mode in 12 or
/// 64. The blocks begin at the next bit.
///
/// 48 bits are for the sizes: 48 in 1-D, 24 an axis in 2-D, 16 in 3-D, 12 in 4-D.
///
/// @param shape slowest axis first
public record ZfpHeader(ZfpType type, Shape shape, ZfpMode mode) {

    /// The version of the stream that is written and read.
    public static final int CODEC = 5;

    private static final int SIZE_BITS = 48;
    private static final int SHORT_BITS = 96;
    private static final int LONG_BITS = SHORT_BITS - 12 + 64;

    /// Most bytes of a header, rounded up to words.
    public static final int MAX_BYTES = 24;

    public ZfpHeader {
        if (shape.rank() > 4) {
            throw new IllegalArgumentException("zfp has 1 to 4 axes, found " + shape
                    + ": merge axes of the shape, or choose another kind of file");
        }
        int bits = SIZE_BITS / shape.rank();
        for (long size : shape.sizes()) {
            if (size > 1L << bits) {
                throw new IllegalArgumentException("a zfp header holds sizes up to " + (1L << bits) + " along each of "
                        + shape.rank() + " axes, found " + shape);
            }
        }
        mode.checkFits(type);
    }

    /// Whether bytes begin as a stream with a header does, of any codec version.
    public static boolean startsWithMagic(byte[] head) {
        return head.length >= 12 && head[0] == 'z' && head[1] == 'f' && head[2] == 'p';
    }

    /// Bits of the header; those of the first block follow.
    public int bits() {
        return (mode.word() & ZfpMode.LONG) == ZfpMode.LONG ? LONG_BITS : SHORT_BITS;
    }

    /// The header alone, in whole bytes.
    public byte[] toBytes() {
        BitSink out = new BitSink(MAX_BYTES);
        write(out);
        return out.toByteArray();
    }

    void write(BitSink out) {
        out.write('z' | 'f' << 8 | 'p' << 16 | CODEC << 24, 32);
        long meta = 0;
        int each = SIZE_BITS / shape.rank();
        for (long size : shape.sizes()) {
            meta = meta << each | size - 1;
        }
        meta = meta << 2 | shape.rank() - 1;
        meta = meta << 2 | type.ordinal();
        out.write(meta, 52);
        out.write(mode.word(), bits() - 84);
    }

    /// @param head bytes of the stream, [#MAX_BYTES] of them or all there are
    /// @throws org.tessera.error.CompressionException when there is no such header
    public static ZfpHeader read(byte[] head) {
        if (!startsWithMagic(head)) {
            throw new MalformedException(0, "a zfp header expected, which begins with 'zfp'");
        }
        if (head[3] != CODEC) {
            throw new UnsupportedException("zfp codec version " + (head[3] & 0xFF) + ", and only version " + CODEC
                    + " is read (of zfp 0.5 to 1.0): decompress it with the zfp that wrote it");
        }
        BitSource in = new BitSource(head);
        in.read(32);
        ZfpType type = ZfpType.values()[(int) in.read(2)];
        int rank = (int) in.read(2) + 1;
        int each = SIZE_BITS / rank;
        long[] sizes = new long[rank];
        for (int axis = rank - 1; axis >= 0; axis--) {
            sizes[axis] = in.read(each) + 1;
        }
        long word = in.read(12);
        if (word == ZfpMode.LONG) {
            word |= in.read(52) << 12;
        }
        if (in.position > in.end) {
            throw new MalformedException(head.length, "the zfp stream ends inside its header");
        }
        try {
            return new ZfpHeader(type, Shape.of(sizes), ZfpMode.of(word));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(4, "a zfp header that cannot be: " + e.getMessage());
        }
    }

    int[] sizes() {
        return shape.intSizes();
    }
}
