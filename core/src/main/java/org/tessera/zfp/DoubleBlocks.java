package org.tessera.zfp;

/// Blocks of `double`s: one exponent for all values of a block, and whole numbers on its scale.
///
/// Where values are so small that zfp's own scale overflows, its whole numbers are undefined; here they are right.
final class DoubleBlocks extends Blocks {

    private static final ZfpType TYPE = ZfpType.DOUBLE;
    private static final int BIAS = TYPE.bias();
    private static final int HEADER_BITS = TYPE.blockHeaderBits();

    /// Bits of a whole number without its sign and a guard bit.
    private static final int SCALE = TYPE.bits() - 2;

    private static final long INFINITE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private final double[] values;
    private final double[] block;
    private final LongCoder coder;

    DoubleBlocks(double[] values, ZfpMode mode, int rank) {
        super(mode, rank);
        this.values = values;
        this.block = new double[1 << 2 * rank];
        this.coder = new LongCoder(rank);
    }

    @Override
    void gather(Tile tile) {
        double[] v = values;
        double[] b = block;
        if (tile.whole) {
            int[] rows = tile.rows;
            for (int row = 0; row < rows.length; row++) {
                int from = tile.origin + rows[row];
                b[4 * row] = v[from];
                b[4 * row + 1] = v[from + 1];
                b[4 * row + 2] = v[from + 2];
                b[4 * row + 3] = v[from + 3];
            }
        } else {
            for (int i = 0; i < b.length; i++) {
                b[i] = v[tile.origin + tile.inside[i]];
            }
        }
    }

    @Override
    void scatter(Tile tile) {
        double[] v = values;
        double[] b = block;
        if (tile.whole) {
            int[] rows = tile.rows;
            for (int row = 0; row < rows.length; row++) {
                int to = tile.origin + rows[row];
                v[to] = b[4 * row];
                v[to + 1] = b[4 * row + 1];
                v[to + 2] = b[4 * row + 2];
                v[to + 3] = b[4 * row + 3];
            }
        } else {
            for (int i = 0; i < tile.count; i++) {
                int place = tile.places[i];
                v[tile.origin + tile.inside[place]] = b[place];
            }
        }
    }

    @Override
    void code(BitSink out, long limit) {
        long largest = 0;
        for (double value : block) {
            largest = Math.max(largest, Double.doubleToRawLongBits(value) & Long.MAX_VALUE);
        }
        if (mode.isReversible()) {
            codeExact(out, largest, limit);
            return;
        }
        if (largest >= INFINITE) {
            throw notFinite();
        }
        int exponent = exponent(largest);
        int planes = mode.planes(exponent, rank);
        if (planes == 0 || largest == 0) {
            out.write(0, 1);
            return;
        }
        out.write(2L * (exponent + BIAS) + 1, HEADER_BITS);
        quantize(exponent);
        coder.write(out, planes, limit);
    }

    /// The least e with all values below 2^e, but not less than that of the smallest normal value.
    private static int exponent(long largest) {
        return largest == 0 ? -BIAS : (int) (largest >>> 52) + 1 - BIAS;
    }

    private void quantize(int exponent) {
        int shift = SCALE - exponent;
        double[] b = block;
        long[] q = coder.block;
        if (shift > BIAS) {
            for (int i = 0; i < q.length; i++) {
                q[i] = (long) (b[i] * Math.scalb(1.0, BIAS) * Math.scalb(1.0, shift - BIAS));
            }
            return;
        }
        double scale = Math.scalb(1.0, shift);
        for (int i = 0; i < q.length; i++) {
            q[i] = (long) (scale * b[i]);
        }
    }

    /// Exact on the scale of the block, or, where that loses something, the bits of the values as whole numbers.
    private void codeExact(BitSink out, long largest, long limit) {
        if (largest < INFINITE && isExact(exponent(largest))) {
            if (largest == 0) {
                out.write(0, 1);
                return;
            }
            out.write(1, 2);
            out.write(exponent(largest) + BIAS, TYPE.exponentBits());
        } else {
            long[] q = coder.block;
            for (int i = 0; i < q.length; i++) {
                q[i] = turned(Double.doubleToRawLongBits(block[i]));
            }
            out.write(3, 2);
        }
        coder.writeExact(out, mode.maxPrecision(), limit);
    }

    private boolean isExact(int exponent) {
        quantize(exponent);
        double unit = Math.scalb(1.0, exponent - SCALE);
        boolean exact = true;
        for (int i = 0; i < block.length; i++) {
            exact &= Double.doubleToRawLongBits(unit * coder.block[i]) == Double.doubleToRawLongBits(block[i]);
        }
        return exact;
    }

    /// Sign and size to two's complement, and back.
    private static long turned(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    @Override
    boolean decode(BitSource in, long limit) {
        if (in.read(1) == 0) {
            return false;
        }
        if (mode.isReversible() && in.read(1) == 1) {
            coder.readExact(in, limit);
            for (int i = 0; i < block.length; i++) {
                block[i] = Double.longBitsToDouble(turned(coder.block[i]));
            }
            return true;
        }
        int exponent = (int) in.read(TYPE.exponentBits()) - BIAS;
        if (mode.isReversible()) {
            coder.readExact(in, limit);
        } else {
            coder.read(in, mode.planes(exponent, rank), limit);
        }
        double unit = Math.scalb(1.0, exponent - SCALE);
        double[] b = block;
        long[] q = coder.block;
        for (int i = 0; i < b.length; i++) {
            b[i] = unit * q[i];
        }
        return true;
    }

    @Override
    void skim(BitSource in, long limit) {
        if (in.read(1) == 0) {
            return;
        }
        if (!mode.isReversible()) {
            int exponent = (int) in.read(TYPE.exponentBits()) - BIAS;
            coder.skim(in, mode.planes(exponent, rank), limit);
        } else {
            boolean turned = in.read(1) == 1;
            in.position += turned ? 0 : TYPE.exponentBits();
            coder.skimExact(in, limit);
        }
    }
}
