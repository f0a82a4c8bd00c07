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

/// A distribution of any size as spherical harmonics on shells about its middle, out to its corners.
///
/// @param misner whether coefficients are fitted to the points, else integrals over the shells
public record HarmonicsModel(int degree, boolean misner) implements Approximator {

    static final int MOST_DEGREE = 24;

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        int[] sizes = field.spec().shape().intSizes();
        HarmonicGrid grid = new HarmonicGrid(sizes, degree);
        if (sizes.length != 3 || (long) grid.coefficients() > 4L * field.size() + (1 << 16)) {
            return null;
        }
        double[] values = field.toDoubles();
        double[] coefficients = misner ? HarmonicFit.misner(grid, values) : HarmonicFit.quadrature(grid, values, sizes);
        return step -> write(grid, coefficients, step);
    }

    private byte @Nullable [] write(HarmonicGrid grid, double[] coefficients, double step) {
        double stored = RoundedNumbers.storable(step);
        int[] numbers = RoundedNumbers.of(coefficients, stored);
        if (numbers == null) {
            return null;
        }
        ByteWriter out = new ByteWriter().u8(degree);
        RoundedNumbers.writeStep(out, stored);
        RangeEncoder coder = new RangeEncoder();
        code(new ArrayIntegers(coder), numbers, grid, true);
        return out.bytes(coder.finish()).toByteArray();
    }

    /// One harmonic on all shells after the other: neighbours tell how large a number is.
    private static void code(ArrayIntegers integers, int[] numbers, HarmonicGrid grid, boolean writes) {
        int count = grid.basis.count;
        int[] turned = new int[numbers.length];
        for (int i = 0; i < numbers.length && writes; i++) {
            turned[i % count * grid.shells + i / count] = numbers[i];
        }
        integers.code(turned, new int[] {count, grid.shells}, 0);
        for (int i = 0; i < numbers.length && !writes; i++) {
            numbers[i] = turned[i % count * grid.shells + i / count];
        }
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int read = in.u8();
        int[] sizes = spec.shape().intSizes();
        if (read > MOST_DEGREE || sizes.length != 3) {
            throw in.malformed("harmonics up to degree " + MOST_DEGREE + " of three axes expected, found " + read
                    + " of " + spec.shape());
        }
        double step = RoundedNumbers.readStep(in);
        HarmonicGrid grid = new HarmonicGrid(sizes, read);
        limits.checkChunkValues(grid.coefficients());
        int[] numbers = new int[grid.coefficients()];
        code(new ArrayIntegers(new RangeDecoder(in.bytes(in.remaining()))), numbers, grid, false);
        return grid.values(RoundedNumbers.times(numbers, step));
    }
}
