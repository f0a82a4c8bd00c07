package org.tessera.science.approx;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.residual.Approximator;
import org.tessera.residual.RoundedNumbers;
import org.tessera.stage.entropy.ArrayIntegers;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// Cosines on blocks, of which the lowest frequencies are kept, or on the whole array with all of them.
///
/// Coefficients of one frequency lie together, so that those of neighbouring blocks, or of neighbouring frequencies
/// where
/// there is one block, predict each other's size.
///
/// @param edge points of a block along each axis; 0 for the whole axis, where it is not longer than [#LONGEST]
/// @param keep frequencies kept along each axis; 0 for all
public record CosineModel(int edge, int keep) implements Approximator {

    static final int LONGEST = 128;

    /// Points of a block along an axis that is too long to be one.
    private static final int USUAL = 64;

    public CosineModel {
        if (edge < 0 || edge > LONGEST || keep < 0 || edge > 0 && keep > edge) {
            throw new IllegalArgumentException("cosines of " + keep + " frequencies on blocks of " + edge
                    + " points: at most " + LONGEST + " points, and no more frequencies");
        }
    }

    /// One axis cut into blocks: the last one is filled up with the last value.
    private record Cut(int n, int block, int kept) {

        int blocks() {
            return (n + block - 1) / block;
        }

        double[][] rows() {
            double[][] rows = new double[kept][block];
            for (int f = 0; f < kept; f++) {
                double scale = Math.sqrt((f == 0 ? 1.0 : 2.0) / block);
                for (int i = 0; i < block; i++) {
                    rows[f][i] = scale * StrictMath.cos(Math.PI * ((2 * i + 1) * f) / (2 * block));
                }
            }
            return rows;
        }
    }

    private Cut cut(int n) {
        int block = Math.min(n, edge > 0 ? edge : n <= LONGEST ? n : USUAL);
        return new Cut(n, block, keep == 0 ? block : Math.min(keep, block));
    }

    /// Coefficients along an axis of n points.
    int coefficients(int n) {
        Cut cut = cut(n);
        return cut.blocks() * cut.kept;
    }

    /// Coefficients along an axis; `sizes` becomes that of the coefficients.
    static double[] forward(double[] values, int[] sizes, int axis, CosineModel model) {
        Cut cut = model.cut(sizes[axis]);
        double[][] rows = cut.rows();
        int inner = inner(sizes, axis);
        int outer = values.length / inner / cut.n;
        int blocks = cut.blocks();
        double[] out = new double[outer * blocks * cut.kept * inner];
        for (int o = 0; o < outer; o++) {
            for (int b = 0; b < blocks; b++) {
                for (int f = 0; f < cut.kept; f++) {
                    int to = ((o * cut.kept + f) * blocks + b) * inner;
                    for (int i = 0; i < cut.block; i++) {
                        int from = (o * cut.n + Math.min(cut.n - 1, b * cut.block + i)) * inner;
                        add(values, from, rows[f][i], out, to, inner);
                    }
                }
            }
        }
        sizes[axis] = blocks * cut.kept;
        return out;
    }

    /// @param n points along the axis
    static double[] inverse(double[] coefficients, int[] sizes, int axis, int n, CosineModel model) {
        Cut cut = model.cut(n);
        double[][] rows = cut.rows();
        int inner = inner(sizes, axis);
        int blocks = cut.blocks();
        int outer = coefficients.length / inner / blocks / cut.kept;
        double[] out = new double[outer * n * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                int to = (o * n + i) * inner;
                for (int f = 0; f < cut.kept; f++) {
                    int from = ((o * cut.kept + f) * blocks + i / cut.block) * inner;
                    add(coefficients, from, rows[f][i % cut.block], out, to, inner);
                }
            }
        }
        sizes[axis] = n;
        return out;
    }

    private static int inner(int[] sizes, int axis) {
        int inner = 1;
        for (int a = axis + 1; a < sizes.length; a++) {
            inner *= sizes[a];
        }
        return inner;
    }

    private static void add(double[] v, int from, double weight, double[] out, int to, int n) {
        for (int x = 0; x < n; x++) {
            out[to + x] += weight * v[from + x];
        }
    }

    @Override
    public Analysis analyse(ArrayField field) {
        int[] sizes = field.spec().shape().intSizes();
        double[] values = field.toDoubles();
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            values = forward(values, sizes, axis, this);
        }
        double[] coefficients = values;
        return step -> write(coefficients, sizes, step);
    }

    private byte @Nullable [] write(double[] coefficients, int[] sizes, double step) {
        double stored = RoundedNumbers.storable(step);
        int[] numbers = RoundedNumbers.of(coefficients, stored);
        if (numbers == null) {
            return null;
        }
        ByteWriter out = new ByteWriter().u8(edge).u8(keep);
        RoundedNumbers.writeStep(out, stored);
        RangeEncoder coder = new RangeEncoder();
        new ArrayIntegers(coder).code(numbers, sizes, 0);
        return out.bytes(coder.finish()).toByteArray();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int block = in.u8();
        int kept = in.u8();
        if (block > LONGEST || kept > LONGEST || block > 0 && kept > block) {
            throw in.malformed("cosines of " + kept + " frequencies on blocks of " + block + " points");
        }
        CosineModel read = new CosineModel(block, kept);
        double step = RoundedNumbers.readStep(in);
        int[] full = spec.shape().intSizes();
        int[] sizes = new int[full.length];
        long count = 1;
        for (int a = 0; a < sizes.length; a++) {
            sizes[a] = read.coefficients(full[a]);
            count *= sizes[a];
        }
        limits.checkChunkValues(count);
        int[] numbers = new int[(int) count];
        new ArrayIntegers(new RangeDecoder(in.bytes(in.remaining()))).code(numbers, sizes, 0);
        double[] values = RoundedNumbers.times(numbers, step);
        for (int axis = 0; axis < full.length; axis++) {
            values = inverse(values, sizes, axis, full[axis], read);
        }
        return values;
    }
}
