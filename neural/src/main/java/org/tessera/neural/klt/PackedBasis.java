package org.tessera.neural.klt;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.neural.block.DifferenceCoder;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// A basis as bytes that are worth their place in the file that it was learned from.
///
/// Each vector is rounded to a step as fine as its coefficient is large, so that all of them together spoil a block
/// by a part of the tolerance; the numbers are coded as they are or as differences along each axis, whichever is
/// less. Rounded vectors are made orthonormal again when they are read.
final class PackedBasis {

    /// Error of the rounded vectors in parts of the tolerance.
    private static final double SPOILED = 0.35;

    private static final int FINEST = 29;

    /// The least deviation, in units.
    private static final float LEAST = 0x1p-60f;

    private PackedBasis() {}

    /// @param tolerance in the unit of the basis
    static byte[] write(Basis basis, double tolerance, int[] axes) {
        double unit = Math.scalb(1.0, Math.getExponent(tolerance));
        ByteWriter out = new ByteWriter().f64(unit).varint(basis.count());
        for (double deviation : basis.deviations()) {
            out.i32(Float.floatToRawIntBits(Math.max(LEAST, (float) (deviation / unit))));
        }
        RangeEncoder coder = new RangeEncoder();
        DifferenceCoder numbers = new DifferenceCoder(coder, axes);
        int[] row = new int[basis.points()];
        writeMean(basis.mean(), unit, coder, numbers, row);
        for (int k = 0; k < basis.count(); k++) {
            int exponent = exponent(basis.deviations()[k], tolerance, basis.count());
            for (int p = 0; p < row.length; p++) {
                row[p] = (int) Math.rint(Math.scalb(basis.vectors()[k * basis.points() + p], exponent));
            }
            boolean smooth = DifferenceCoder.cost(row, axes) < DifferenceCoder.cost(row, new int[0]);
            coder.raw(exponent, 6);
            coder.raw(smooth ? 1 : 0, 1);
            numbers.code(row, smooth);
        }
        return out.block(coder.finish()).toByteArray();
    }

    /// The mean block in whole units, or in coarser ones where these would be too many.
    private static void writeMean(double[] mean, double unit, BitCoder coder, DifferenceCoder numbers, int[] row) {
        double largest = 0;
        for (double m : mean) {
            largest = Math.max(largest, Math.abs(m) / unit);
        }
        int shift = Math.clamp(Math.getExponent(largest) - 24, 0, 63);
        coder.raw(shift, 6);
        for (int p = 0; p < row.length; p++) {
            row[p] = (int) Math.rint(Math.scalb(mean[p] / unit, -shift));
        }
        numbers.code(row);
    }

    /// Steps of a vector: `2^-exponent`.
    private static int exponent(double deviation, double tolerance, int count) {
        double step = SPOILED * tolerance * Math.sqrt(12.0 / count) / deviation;
        return Math.clamp(-Math.getExponent(step), 3, FINEST);
    }

    /// @param points of a block
    static Basis read(ByteReader in, int[] axes, int points) {
        double unit = in.f64();
        if (!(unit > 0) || Double.isInfinite(unit)) {
            throw in.malformed("a unit above 0 expected, found " + unit);
        }
        int count = in.varint(points, "the number of vectors");
        if (count == 0) {
            throw in.malformed("at least one vector expected, found none");
        }
        double[] deviations = new double[count];
        for (int k = 0; k < count; k++) {
            float deviation = Float.intBitsToFloat(in.i32());
            deviations[k] = Math.max(Double.MIN_NORMAL, deviation * unit);
            if (!(deviation > 0) || Double.isInfinite(deviations[k])) {
                throw in.malformed("deviations above 0 expected, found " + deviation);
            }
        }
        BitCoder coder = new RangeDecoder(in.block());
        DifferenceCoder numbers = new DifferenceCoder(coder, axes);
        double[] vectors = new double[count * points];
        int[] row = new int[points];
        double[] mean = new double[points];
        int shift = (int) coder.raw(0, 6);
        numbers.code(row);
        for (int p = 0; p < points; p++) {
            mean[p] = Math.scalb((double) row[p], shift) * unit;
        }
        for (int k = 0; k < count; k++) {
            int exponent = (int) coder.raw(0, 6);
            boolean smooth = coder.raw(0, 1) == 1;
            numbers.code(row, smooth);
            for (int p = 0; p < points; p++) {
                vectors[k * points + p] = Math.scalb((double) row[p], -exponent);
            }
        }
        return Basis.orthonormal(mean, vectors, deviations);
    }
}
