package org.tessera.science.approx;

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

/// A distribution as products of Hermite functions around a fitted Maxwellian.
///
/// The functions are those of O. Pezzi et al. ("Fourier-Hermite decomposition of the collisional Vlasov-Maxwell
/// system", PPCF 2018, and earlier S. Servidio et al., PRL 2017), of width `vth` about `u` for each axis. They are made
/// orthonormal on the grid itself, so that the coefficients are a least-squares fit.
///
/// @param order functions along each axis
/// @param widen whether other widths than that of the Maxwellian are tried
public record HermiteModel(int order, boolean widen) implements Approximator {

    static final int MOST_ORDER = 64;

    private static final double FARTHEST = 1000;
    private static final double[] WIDTHS = {0.5, 0.6, 0.7, 0.8, 0.9, 1.1};

    /// Middle and width of the functions along each axis, as they are stored.
    private record Frame(float[] middle, float[] width) {

        double[][] rows(int axis, int n, int order) {
            double[][] rows = new double[Math.min(order, n)][n];
            for (int i = 0; i < n; i++) {
                double x = Math.clamp((i - (double) middle[axis]) / width[axis], -FARTHEST, FARTHEST);
                double before = 0;
                double value = StrictMath.exp(-0.5 * x * x);
                for (int m = 0; m < rows.length; m++) {
                    rows[m][i] = value;
                    double next = Math.sqrt(2.0 / (m + 1)) * x * value - Math.sqrt((double) m / (m + 1)) * before;
                    before = value;
                    value = next;
                }
            }
            OrthonormalRows.make(rows);
            return rows;
        }

        Frame times(double factor) {
            float[] other = new float[width.length];
            for (int a = 0; a < other.length; a++) {
                other[a] = (float) (width[a] * factor);
            }
            return new Frame(middle, other);
        }

        double[] project(double[] values, int[] sizes, int order) {
            int[] left = sizes.clone();
            double[] out = values;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                out = Separable.apply(out, left, axis, rows(axis, sizes[axis], order));
            }
            return out;
        }
    }

    @Override
    public Analysis analyse(ArrayField field) {
        int[] sizes = field.spec().shape().intSizes();
        double[] values = field.toDoubles();
        Maxwellian fit = Maxwellian.fit(values, sizes);
        Frame frame = new Frame(floats(fit.middle()), floats(fit.width()));
        double[] best = frame.project(values, sizes, order);
        if (widen) {
            double energy = OrthonormalRows.dot(best, best);
            Frame plain = frame;
            for (double factor : WIDTHS) {
                Frame other = plain.times(factor);
                double[] coefficients = other.project(values, sizes, order);
                double kept = OrthonormalRows.dot(coefficients, coefficients);
                if (kept > energy) {
                    energy = kept;
                    best = coefficients;
                    frame = other;
                }
            }
        }
        Frame chosen = frame;
        double[] coefficients = best;
        return step -> write(chosen, coefficients, sizes, step);
    }

    private static float[] floats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    private byte @org.jspecify.annotations.Nullable [] write(
            Frame frame, double[] coefficients, int[] sizes, double step) {
        double stored = RoundedNumbers.storable(step);
        int[] numbers = RoundedNumbers.of(coefficients, stored);
        if (numbers == null) {
            return null;
        }
        ByteWriter out = new ByteWriter().u8(order);
        for (int a = 0; a < sizes.length; a++) {
            out.i32(Float.floatToRawIntBits(frame.middle[a])).i32(Float.floatToRawIntBits(frame.width[a]));
        }
        RoundedNumbers.writeStep(out, stored);
        RangeEncoder coder = new RangeEncoder();
        new ArrayIntegers(coder).code(numbers, modes(sizes, order), 0);
        return out.bytes(coder.finish()).toByteArray();
    }

    private static int[] modes(int[] sizes, int order) {
        return java.util.Arrays.stream(sizes).map(n -> Math.min(n, order)).toArray();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int[] sizes = spec.shape().intSizes();
        int read = in.u8();
        if (read < 1 || read > MOST_ORDER) {
            throw in.malformed("1 to " + MOST_ORDER + " Hermite functions expected, found " + read);
        }
        Frame frame = new Frame(new float[sizes.length], new float[sizes.length]);
        for (int a = 0; a < sizes.length; a++) {
            frame.middle[a] = Float.intBitsToFloat(in.i32());
            frame.width[a] = Float.intBitsToFloat(in.i32());
            if (!Float.isFinite(frame.middle[a]) || !(frame.width[a] > 0)) {
                throw in.malformed(
                        "a Maxwellian expected, found middle " + frame.middle[a] + " and width " + frame.width[a]);
            }
        }
        double step = RoundedNumbers.readStep(in);
        int[] left = modes(sizes, read);
        int[] numbers = new int[java.util.Arrays.stream(left).reduce(1, (a, b) -> a * b)];
        new ArrayIntegers(new RangeDecoder(in.bytes(in.remaining()))).code(numbers, left, 0);
        double[] values = RoundedNumbers.times(numbers, step);
        for (int axis = 0; axis < sizes.length; axis++) {
            double[][] rows = frame.rows(axis, sizes[axis], read);
            values = Separable.transposed(values, left, axis, rows, sizes[axis]);
        }
        return values;
    }
}
