package org.tessera.lowrank;

import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.entropy.AdaptiveBits;
import org.tessera.stage.entropy.AdaptiveIntegers;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;

/// A quantised Tucker decomposition as bytes.
///
/// A vector is stored times the size of its slice of the core, in the steps of the core: then an error of
/// one step costs the field the same wherever it is made. The decoder makes the vectors orthonormal again.
///
/// @param step of core and vectors
/// @param vectors for each axis and vector the number of steps at each place
/// @param core the number of steps
/// @param coreSizes sizes of the core
record TuckerStream(double step, long[][][] vectors, long[] core, int[] coreSizes) {

    private static final int ORDERS = 4;

    /// More vectors of an axis would not pay, and decoding time grows with them.
    static final int MOST_VECTORS = 64;

    /// Rounds a decomposition to a step; vectors that vanish are dropped.
    ///
    /// @param step in units of the basis
    /// @param unit of the basis in those of the field
    static TuckerStream quantize(TuckerBasis basis, double step, double unit) {
        int rank = basis.vectors().length;
        long[][][] vectors = new long[rank][][];
        int[] coreSizes = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int kept = 0;
            long[][] rows = new long[basis.vectors()[axis].length][];
            while (kept < rows.length) {
                rows[kept] = rounded(basis.vectors()[axis][kept], basis.sizes()[axis][kept] / step);
                if (vanished(rows[kept])) {
                    break;
                }
                kept++;
            }
            vectors[axis] = java.util.Arrays.copyOf(rows, Math.max(1, kept));
            coreSizes[axis] = vectors[axis].length;
        }
        double[] values = basis.coreFor(orthonormal(vectors)).values();
        return new TuckerStream(step * unit, vectors, rounded(values, 1 / step), coreSizes);
    }

    private static boolean vanished(long[] row) {
        long any = 0;
        for (long v : row) {
            any |= v;
        }
        return any == 0;
    }

    private static long[] rounded(double[] values, double factor) {
        long[] out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (long) Math.rint(values[i] * factor);
        }
        return out;
    }

    /// Unit vectors, each orthogonal to those before; zero where nothing is left of one.
    private static double[][][] orthonormal(long[][][] vectors) {
        double[][][] out = new double[vectors.length][][];
        for (int axis = 0; axis < vectors.length; axis++) {
            out[axis] = new double[vectors[axis].length][vectors[axis][0].length];
            for (int j = 0; j < out[axis].length; j++) {
                for (int i = 0; i < out[axis][j].length; i++) {
                    out[axis][j][i] = vectors[axis][j][i];
                }
                Basis.makeOrthonormal(out[axis], j);
            }
        }
        return out;
    }

    /// The field that decoding gives.
    double[] field() {
        double[] values = new double[core.length];
        for (int i = 0; i < core.length; i++) {
            values[i] = core[i] * step;
        }
        return TuckerBasis.expand(new Tensor(coreSizes, values), orthonormal(vectors))
                .values();
    }

    void write(ByteWriter out) {
        out.f64(step);
        AdaptiveBits model = AdaptiveIntegers.model();
        BinaryEncoder coder = new BinaryEncoder(model);
        for (long[][] rows : vectors) {
            AdaptiveIntegers.write(coder, 0, rows.length);
            int order = order(rows);
            coder.raw(order, 2);
            for (int j = 0; j < rows.length; j++) {
                long[] differences = differences(rows[j], order);
                for (int i = 0; i < differences.length; i++) {
                    AdaptiveIntegers.write(coder, before(differences, i), differences[i]);
                }
            }
        }
        AdaptiveBits coreModel = AdaptiveIntegers.model();
        out.block(coder.finish());
        BinaryEncoder coreCoder = new BinaryEncoder(coreModel);
        for (int i = 0; i < core.length; i++) {
            AdaptiveIntegers.write(coreCoder, around(core, coreSizes, i), core[i]);
        }
        out.block(coreCoder.finish());
    }

    /// @param sizes axis sizes of the field
    static TuckerStream read(ByteReader in, int[] sizes) {
        double step = in.f64();
        if (!(step > 0) || Double.isInfinite(step)) {
            throw in.malformed("a positive step expected, found " + step);
        }
        BinaryDecoder coder = new BinaryDecoder(in.block(), AdaptiveIntegers.model());
        long[][][] vectors = new long[sizes.length][][];
        int[] coreSizes = new int[sizes.length];
        long count = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            long rows = AdaptiveIntegers.read(coder, 0);
            int most = Math.min(sizes[axis], MOST_VECTORS);
            if (rows < 1 || rows > most) {
                throw in.malformed("1 to " + most + " vectors of axis " + axis + " expected, found " + rows);
            }
            int order = (int) coder.raw(2);
            vectors[axis] = new long[(int) rows][sizes[axis]];
            coreSizes[axis] = (int) rows;
            count *= rows;
            for (long[] row : vectors[axis]) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = AdaptiveIntegers.read(coder, before(row, i));
                }
                sum(row, order);
            }
        }
        BinaryDecoder coreCoder = new BinaryDecoder(in.block(), AdaptiveIntegers.model());
        long[] core = new long[Math.toIntExact(count)];
        for (int i = 0; i < core.length; i++) {
            core[i] = AdaptiveIntegers.read(coreCoder, around(core, coreSizes, i));
        }
        return new TuckerStream(step, vectors, core, coreSizes);
    }

    /// The order of differences that leaves the smallest numbers.
    private static int order(long[][] rows) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int order = 0; order < ORDERS; order++) {
            long bits = 0;
            for (long[] row : rows) {
                for (long d : differences(row, order)) {
                    bits += 64 - Long.numberOfLeadingZeros(Math.abs(d));
                }
            }
            if (bits < least) {
                least = bits;
                best = order;
            }
        }
        return best;
    }

    private static long[] differences(long[] row, int order) {
        long[] out = row.clone();
        for (int k = 0; k < order; k++) {
            for (int i = out.length - 1; i > k; i--) {
                out[i] -= out[i - 1];
            }
        }
        return out;
    }

    private static void sum(long[] row, int order) {
        for (int k = order - 1; k >= 0; k--) {
            for (int i = k + 1; i < row.length; i++) {
                row[i] += row[i - 1];
            }
        }
    }

    private static int before(long[] differences, int i) {
        long size = i == 0 ? 1 << 10 : Math.abs(differences[i - 1]);
        size += i < 2 ? size : Math.abs(differences[i - 2]);
        return AdaptiveIntegers.context(Math.max(0, size));
    }

    /// A context from the neighbours before, along each axis.
    private static int around(long[] core, int[] sizes, int i) {
        long size = 0;
        int stride = 1;
        int rest = i;
        int axes = 0;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            if (rest % sizes[axis] > 0) {
                size += Math.abs(core[i - stride]);
                axes++;
            }
            rest /= sizes[axis];
            stride *= sizes[axis];
        }
        return AdaptiveIntegers.context(axes == 0 ? 1 << 10 : Math.max(0, 2 * size / axes));
    }
}
