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

/// A stationary wavelet transform: no point is left out between levels, so there are seven arrays of details a level,
/// and
/// the inverse averages over all shifts (G. Nason, B. Silverman, "The stationary wavelet transform", 1995).
///
/// Made for denoising; as a codec it pays for its redundancy, and is here to be compared with.
///
/// @param threshold size below which a coefficient is left out, in the unit of the values
public record StationaryModel(String wavelet, int levels, double threshold) implements Approximator {

    static final int MOST_LEVELS = 3;

    private static final int PARTS = 8;

    public StationaryModel {
        Wavelet.parse(wavelet);
    }

    @Override
    public Analysis analyse(ArrayField field) {
        int[] sizes = OctreeNode.three(field.spec().shape().intSizes());
        Wavelet filters = Wavelet.parse(wavelet);
        double[][] arrays = new double[(PARTS - 1) * levels + 1][];
        double[] smooth = field.toDoubles();
        for (int level = 0; level < levels; level++) {
            int spread = 1 << level;
            double[] before = smooth;
            for (int part = 0; part < PARTS; part++) {
                double[] out = before.clone();
                for (int axis = 2; axis >= 0 && exists(part, sizes); axis--) {
                    int n = sizes[axis];
                    boolean detail = (part >> (2 - axis) & 1) == 1;
                    if (n > 1) {
                        Lines.replace(
                                out, sizes, sizes, axis, (line, to) -> filters.stationary(line, n, spread, detail, to));
                    }
                }
                if (part == 0) {
                    smooth = out;
                } else {
                    arrays[1 + level * (PARTS - 1) + part - 1] = exists(part, sizes) ? cut(out) : new double[0];
                }
            }
        }
        arrays[0] = smooth;
        return step -> write(arrays, sizes, step);
    }

    /// Details along an axis of one point are none.
    private static boolean exists(int part, int[] sizes) {
        for (int a = 0; a < 3; a++) {
            if ((part >> (2 - a) & 1) == 1 && sizes[a] == 1) {
                return false;
            }
        }
        return true;
    }

    private double[] cut(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]) < threshold ? 0 : values[i];
        }
        return values;
    }

    private byte @Nullable [] write(double[][] arrays, int[] sizes, double step) {
        double stored = RoundedNumbers.storable(step);
        ByteWriter out = new ByteWriter().u8(Wavelet.parse(wavelet).ordinal()).u8(levels);
        RoundedNumbers.writeStep(out, stored);
        RangeEncoder coder = new RangeEncoder();
        ArrayIntegers integers = new ArrayIntegers(coder);
        for (int a = 0; a < arrays.length; a++) {
            if (arrays[a].length > 0) {
                int[] numbers = RoundedNumbers.of(arrays[a], stored);
                if (numbers == null) {
                    return null;
                }
                integers.code(numbers, sizes, a);
            }
        }
        return out.bytes(coder.finish()).toByteArray();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int kind = in.u8();
        int depth = in.u8();
        if (kind >= Wavelet.values().length || depth > MOST_LEVELS) {
            throw in.malformed(
                    "a wavelet of up to " + MOST_LEVELS + " levels expected, found " + kind + " of " + depth);
        }
        Wavelet filters = Wavelet.values()[kind];
        double step = RoundedNumbers.readStep(in);
        int[] sizes = OctreeNode.three(spec.shape().intSizes());
        int points = (int) spec.shape().count();
        limits.checkChunkValues((long) points * (1 + depth * (PARTS - 1)));
        ArrayIntegers integers = new ArrayIntegers(new RangeDecoder(in.bytes(in.remaining())));
        double[][] arrays = new double[1 + depth * (PARTS - 1)][];
        for (int a = 0; a < arrays.length; a++) {
            if (a == 0 || exists(1 + (a - 1) % (PARTS - 1), sizes)) {
                int[] numbers = new int[points];
                integers.code(numbers, sizes, a);
                arrays[a] = RoundedNumbers.times(numbers, step);
            }
        }
        double[] smooth = arrays[0];
        for (int level = depth - 1; level >= 0; level--) {
            int spread = 1 << level;
            double[] sum = new double[points];
            for (int part = 0; part < PARTS; part++) {
                double[] from = part == 0 ? smooth : arrays[1 + level * (PARTS - 1) + part - 1];
                if (from != null) {
                    addBack(filters, from, sizes, spread, part, sum);
                }
            }
            smooth = sum;
        }
        return smooth;
    }

    private static void addBack(Wavelet filters, double[] from, int[] sizes, int spread, int part, double[] sum) {
        double[] out = from.clone();
        for (int axis = 0; axis < 3; axis++) {
            int n = sizes[axis];
            boolean detail = (part >> (2 - axis) & 1) == 1;
            if (n > 1) {
                Lines.replace(out, sizes, sizes, axis, (line, to) -> {
                    java.util.Arrays.fill(to, 0);
                    filters.addStationary(line, n, spread, detail, to);
                });
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += out[i];
        }
    }
}
