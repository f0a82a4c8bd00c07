package org.tessera.science.approx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.lowrank.SymmetricEigen;
import org.tessera.residual.Approximator;
import org.tessera.residual.RoundedNumbers;
import org.tessera.stage.entropy.ArrayIntegers;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// Principal components of rows: planes of one array, or the cells of a field of many distributions, which then share
/// them. Components and scores are both written and counted.
///
/// A component times its singular value and a row's score have one step of error in the field each; components
/// are written as cosines, since they are as smooth as what they come from.
///
/// @param components at most so many
public record ComponentsModel(int components) implements Approximator {

    static final int MOST = 255;

    /// More rows take too long.
    private static final int MOST_ROWS = 256;

    private static final int CELL_AXES = 3;
    private static final CosineModel COSINES = new CosineModel(0, 0);

    /// Sizes of a row: the last three axes of a field of cells, else all but the first.
    private static int @Nullable [] row(FieldSpec spec) {
        int[] sizes = spec.shape().longAxes();
        if (sizes.length < 2) {
            return null;
        }
        return Arrays.copyOfRange(sizes, Math.max(1, sizes.length - CELL_AXES), sizes.length);
    }

    private static int product(int[] sizes) {
        return Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    }

    private static int[] with(int count, int[] sizes) {
        int[] out = new int[sizes.length + 1];
        out[0] = count;
        System.arraycopy(sizes, 0, out, 1, sizes.length);
        return out;
    }

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        int[] row = row(field.spec());
        if (row == null) {
            return null;
        }
        int points = product(row);
        int rows = field.size() / points;
        if (rows > MOST_ROWS) {
            return null;
        }
        double[] values = field.toDoubles();
        double[][] gram = new double[rows][rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c <= r; c++) {
                double sum = 0;
                for (int i = 0; i < points; i++) {
                    sum += values[r * points + i] * values[c * points + i];
                }
                gram[r][c] = sum;
                gram[c][r] = sum;
            }
        }
        double[][] scores = Arrays.copyOf(new SymmetricEigen(gram).vectors, Math.min(components, rows));
        int[] sizes = {rows, points};
        double[] images = Separable.apply(values, sizes, 0, scores);
        int[] shape = with(scores.length, row);
        for (int axis = shape.length - 1; axis >= 1; axis--) {
            images = CosineModel.forward(images, shape, axis, COSINES);
        }
        double[] coefficients = images;
        return step -> write(scores, coefficients, shape, step);
    }

    private static byte @Nullable [] write(double[][] scores, double[] images, int[] shape, double step) {
        double stored = RoundedNumbers.storable(step);
        int[] numbers = RoundedNumbers.of(images, stored);
        if (numbers == null) {
            return null;
        }
        int each = images.length / scores.length;
        int kept = 0;
        for (int k = 0; k < scores.length; k++) {
            kept = sizeOf(numbers, k, each) > 0 ? k + 1 : kept;
        }
        int[] shortened = shape.clone();
        shortened[0] = kept;
        ByteWriter out = new ByteWriter().u8(kept);
        RoundedNumbers.writeStep(out, stored);
        if (kept == 0) {
            return out.toByteArray();
        }
        RangeEncoder coder = new RangeEncoder();
        ArrayIntegers integers = new ArrayIntegers(coder);
        integers.code(Arrays.copyOf(numbers, kept * each), shortened, 0);
        for (int k = 0; k < kept; k++) {
            double size = sizeOf(numbers, k, each);
            double[] scaled = scores[k].clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= size;
            }
            int[] row = RoundedNumbers.of(scaled, 1);
            if (row == null) {
                return null;
            }
            integers.code(row, new int[] {row.length}, 1 + Math.min(k, 7));
        }
        return out.bytes(coder.finish()).toByteArray();
    }

    /// Norm of a component in steps, from what the decoder knows too.
    private static double sizeOf(int[] numbers, int k, int each) {
        double sum = 0;
        for (int i = k * each; i < (k + 1) * each; i++) {
            sum += (double) numbers[i] * numbers[i];
        }
        return Math.sqrt(sum);
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int[] row = row(spec);
        int kept = in.u8();
        double step = RoundedNumbers.readStep(in);
        if (row == null) {
            throw in.malformed("components of a field of two axes or more expected, found " + spec.shape());
        }
        int rows = (int) (spec.shape().count() / product(row));
        if (kept > Math.min(rows, MOST_ROWS)) {
            throw in.malformed("at most " + Math.min(rows, MOST_ROWS) + " components expected, found " + kept);
        }
        if (kept == 0) {
            return new double[(int) spec.shape().count()];
        }
        int[] shape = coded(kept, row);
        int each = product(shape) / kept;
        limits.checkChunkValues((long) each * kept);
        ArrayIntegers integers = new ArrayIntegers(new RangeDecoder(in.bytes(in.remaining())));
        int[] numbers = new int[each * kept];
        integers.code(numbers, shape, 0);
        double[][] scores = new double[kept][];
        for (int k = 0; k < kept; k++) {
            int[] scaled = new int[rows];
            integers.code(scaled, new int[] {rows}, 1 + Math.min(k, 7));
            double size = sizeOf(numbers, k, each);
            scores[k] = RoundedNumbers.times(scaled, size > 0 ? 1 / size : 0);
        }
        double[] images = RoundedNumbers.times(numbers, step);
        for (int axis = 1; axis < shape.length; axis++) {
            images = CosineModel.inverse(images, shape, axis, row[axis - 1], COSINES);
        }
        int[] sizes = {kept, product(row)};
        return Separable.transposed(images, sizes, 0, scores, rows);
    }

    /// Sizes of the coefficients of some components.
    private static int[] coded(int kept, int[] row) {
        int[] shape = with(kept, row);
        for (int axis = 1; axis < shape.length; axis++) {
            shape[axis] = COSINES.coefficients(shape[axis]);
        }
        return shape;
    }
}
