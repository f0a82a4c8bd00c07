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

/// A wavelet transform of some levels, all axes together, with periodic ends; coefficients below a threshold are left
/// out, the others rounded.
///
/// The textbook forms, for comparison with published work: the codec `wavelet` has the better one for bounds.
///
/// @param levels at most; axes are filled up with their last value to a multiple of their power of two
/// @param threshold size below which a coefficient is left out, in the unit of the values
public record WaveletModel(String wavelet, int levels, double threshold) implements Approximator {

    static final int MOST_LEVELS = 6;

    public WaveletModel {
        Wavelet.parse(wavelet);
    }

    private static int[] padded(int[] sizes, int levels) {
        int[] out = new int[3];
        for (int a = 0; a < 3; a++) {
            int unit = 1 << levels(sizes[a], levels);
            out[a] = (sizes[a] + unit - 1) / unit * unit;
        }
        return out;
    }

    /// Levels of an axis: while at least four points would be left.
    private static int levels(int n, int most) {
        int levels = 0;
        while (levels < most && n >> levels >= 8) {
            levels++;
        }
        return levels;
    }

    @Override
    public Analysis analyse(ArrayField field) {
        int[] sizes = OctreeNode.three(field.spec().shape().intSizes());
        int[] full = padded(sizes, levels);
        double[] source = field.toDoubles();
        double[] values = new double[full[0] * full[1] * full[2]];
        int at = 0;
        for (int i = 0; i < full[0]; i++) {
            for (int j = 0; j < full[1]; j++) {
                int row = (Math.min(i, sizes[0] - 1) * sizes[1] + Math.min(j, sizes[1] - 1)) * sizes[2];
                for (int k = 0; k < full[2]; k++) {
                    values[at++] = source[row + Math.min(k, sizes[2] - 1)];
                }
            }
        }
        Wavelet filters = Wavelet.parse(wavelet);
        for (int level = 0; level < levels; level++) {
            int[] box = box(full, sizes, level);
            for (int axis = 2; axis >= 0; axis--) {
                if (levels(sizes[axis], levels) > level) {
                    int n = box[axis];
                    Lines.replace(values, full, box, axis, (line, out) -> filters.forward(line, n, out));
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]) < threshold ? 0 : values[i];
        }
        return step -> write(values, full, sizes, step);
    }

    /// The part of the array that is smooth before a level.
    private int[] box(int[] full, int[] sizes, int level) {
        int[] box = new int[3];
        for (int a = 0; a < 3; a++) {
            box[a] = full[a] >> Math.min(level, levels(sizes[a], levels));
        }
        return box;
    }

    private byte @Nullable [] write(double[] values, int[] full, int[] sizes, double step) {
        double stored = RoundedNumbers.storable(step);
        int[] numbers = RoundedNumbers.of(values, stored);
        if (numbers == null) {
            return null;
        }
        ByteWriter out = new ByteWriter().u8(Wavelet.parse(wavelet).ordinal()).u8(levels);
        RoundedNumbers.writeStep(out, stored);
        RangeEncoder coder = new RangeEncoder();
        bands(new ArrayIntegers(coder), numbers, full, sizes);
        return out.bytes(coder.finish()).toByteArray();
    }

    /// Codes the smooth band, then details from the last level to the first.
    private void bands(ArrayIntegers integers, int[] numbers, int[] full, int[] sizes) {
        int[] smooth = box(full, sizes, levels);
        band(integers, numbers, full, new int[3], smooth, 0);
        for (int level = levels - 1; level >= 0; level--) {
            int[] box = box(full, sizes, level);
            int[] half = box(full, sizes, level + 1);
            for (int part = 1; part < 8; part++) {
                int[] origin = new int[3];
                int[] size = half.clone();
                boolean exists = true;
                int details = 0;
                for (int a = 0; a < 3; a++) {
                    if ((part >> (2 - a) & 1) == 1) {
                        exists &= half[a] < box[a];
                        origin[a] = half[a];
                        size[a] = box[a] - half[a];
                        details++;
                    }
                }
                if (exists) {
                    int kind = 1 + 3 * Math.min(level, 8) + details;
                    band(integers, numbers, full, origin, size, Math.min(ArrayIntegers.KINDS - 1, kind));
                }
            }
        }
    }

    private static void band(ArrayIntegers integers, int[] numbers, int[] full, int[] origin, int[] size, int kind) {
        int[] part = new int[size[0] * size[1] * size[2]];
        copy(numbers, full, origin, size, part, true);
        integers.code(part, size, kind);
        copy(numbers, full, origin, size, part, false);
    }

    private static void copy(int[] numbers, int[] full, int[] origin, int[] size, int[] part, boolean out) {
        int at = 0;
        for (int i = 0; i < size[0]; i++) {
            for (int j = 0; j < size[1]; j++) {
                int row = ((origin[0] + i) * full[1] + origin[1] + j) * full[2] + origin[2];
                System.arraycopy(out ? numbers : part, out ? row : at, out ? part : numbers, out ? at : row, size[2]);
                at += size[2];
            }
        }
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
        int[] full = padded(sizes, depth);
        limits.checkChunkValues((long) full[0] * full[1] * full[2]);
        WaveletModel read = new WaveletModel(Wavelet.labels()[kind], depth, 0);
        int[] numbers = new int[full[0] * full[1] * full[2]];
        read.bands(new ArrayIntegers(new RangeDecoder(in.bytes(in.remaining()))), numbers, full, sizes);
        double[] values = RoundedNumbers.times(numbers, step);
        for (int level = depth - 1; level >= 0; level--) {
            int[] box = read.box(full, sizes, level);
            for (int axis = 0; axis < 3; axis++) {
                if (levels(sizes[axis], depth) > level) {
                    int n = box[axis];
                    Lines.replace(values, full, box, axis, (line, out) -> filters.inverse(line, n, out));
                }
            }
        }
        double[] cut = new double[sizes[0] * sizes[1] * sizes[2]];
        for (int i = 0; i < sizes[0]; i++) {
            for (int j = 0; j < sizes[1]; j++) {
                int from = (i * full[1] + j) * full[2];
                System.arraycopy(values, from, cut, (i * sizes[1] + j) * sizes[2], sizes[2]);
            }
        }
        return cut;
    }
}
