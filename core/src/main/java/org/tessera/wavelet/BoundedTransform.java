package org.tessera.wavelet;

import org.jspecify.annotations.Nullable;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;
import org.tessera.stage.quantize.Grid;

/// Coefficients of a transform in steps, and corrections of the points that then miss the tolerance.
///
/// The step is so wide that some points miss (SPERR: Li, Lindstrom and Clyne, IPDPS 2023, section IV): they are
/// cheaper to correct, each by a few whole widths of the tolerance, than all others to code more finely.
final class BoundedTransform {

    /// From this part of a step on a coefficient is rounded away from zero: zeros are cheap.
    private static final double UP = 0.4;

    /// Numbers stay below this, so that their differences are exact.
    private static final double LARGEST = 0x1p48;

    private final Transform transform;
    private final int[] sizes;
    private final Grid grid;
    private final double step;
    private final @Nullable SmoothDifference difference;

    /// @param sizes four axes
    /// @param step of the coefficients
    /// @param difference of the numbers of steps, or null
    BoundedTransform(Transform transform, int[] sizes, Grid grid, double step, @Nullable SmoothDifference difference) {
        this.difference = difference;
        this.transform = transform;
        this.sizes = sizes;
        this.grid = grid;
        this.step = step;
    }

    /// Writes coefficients and corrections; false when some coefficient is too large for that.
    ///
    /// @param values what is wanted, before `centre` was taken away
    /// @param coefficients of the values less `centre`
    /// @param limit largest error after rounding to the type
    boolean write(double[] values, double[] coefficients, double centre, double limit, ByteWriter out) {
        double[] numbers = new double[values.length];
        if (!quantize(coefficients, numbers)) {
            return false;
        }
        if (difference != null) {
            difference.forward(numbers);
        }
        out.block(coded(numbers));
        if (difference != null) {
            difference.inverse(numbers);
        }
        restore(numbers, centre);
        boolean misses = false;
        double width = 2 * grid.halfStep();
        for (int i = 0; i < numbers.length; i++) {
            double restored = numbers[i];
            boolean holds = Math.abs(values[i] - rounded(restored)) < limit;
            numbers[i] = holds ? 0 : Math.rint((values[i] - plain(restored)) / width);
            misses |= !holds;
        }
        out.block(misses ? corrections(numbers) : new byte[0]);
        return true;
    }

    private boolean quantize(double[] coefficients, double[] numbers) {
        double inverse = 1 / step;
        double largest = 0;
        for (int i = 0; i < numbers.length; i++) {
            double size = Math.abs(coefficients[i]) * inverse;
            double number = Math.floor(size + UP);
            largest = Math.max(largest, number);
            numbers[i] = coefficients[i] < 0 ? -number : number;
        }
        return largest < LARGEST;
    }

    private byte[] coded(double[] numbers) {
        RangeEncoder coder = new RangeEncoder();
        new CoefficientCoder(coder, numbers, sizes, true).code(transform.bands());
        return coder.finish();
    }

    private byte[] corrections(double[] widths) {
        RangeEncoder coder = new RangeEncoder();
        new CorrectionCoder(coder, widths, sizes).code(true);
        return coder.finish();
    }

    /// Reads what [#write] wrote: values before they are rounded to the type, whole ones on a grid of integers.
    double[] read(ByteReader in, int count, double centre) {
        double[] values = new double[count];
        RangeDecoder coder = new RangeDecoder(in.block());
        new CoefficientCoder(coder, values, sizes, false).code(transform.bands());
        if (difference != null) {
            difference.inverse(values);
        }
        restore(values, centre);
        byte[] corrections = in.block();
        double @Nullable [] widths = null;
        if (corrections.length > 0) {
            widths = new double[count];
            RangeDecoder second = new RangeDecoder(corrections);
            new CorrectionCoder(second, widths, sizes).code(false);
        }
        double width = 2 * grid.halfStep();
        for (int i = 0; i < count; i++) {
            values[i] = plain(values[i]);
            if (widths != null) {
                values[i] += widths[i] * width;
            }
        }
        return values;
    }

    /// Numbers of steps become values.
    private void restore(double[] numbers, double centre) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= step;
        }
        transform.inverse(numbers);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += centre;
        }
    }

    /// What a correction is added to.
    private double plain(double v) {
        return grid.rounding() == Grid.Rounding.INTEGER ? Math.rint(v) : v;
    }

    private double rounded(double v) {
        return grid.rounding() == Grid.Rounding.FLOAT ? (float) v : plain(v);
    }
}
