package org.tessera.lowrank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Codecs;
import org.tessera.codec.Encoded;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// A low-rank base and a residual that holds the bound.
///
/// Fields that are sums of few products of functions of one axis (waves, Gaussians, potentials far from their
/// sources) need a few vectors for each axis and a small core. Idea and quantisation of core and factors:
/// TTHRESH (R. Ballester-Ripoll et al., TVCG 2020), which bounds the mean error only; here the step is searched
/// for which the largest error holds, or the rest is coded by `interp` under the bound.
public final class TuckerCodec implements Codec {

    public static final CodecId ID = new CodecId("tucker", 1);

    private static final int NOT_CODED = 255;
    private static final int BASE_ONLY = 0;
    private static final int WITH_RESIDUAL = 1;

    /// Energy that truncation may lose at each axis, against the tolerance as the error of every point.
    private static final double LOST = 1.0 / 400;

    /// Of a normal error one point in some hundred thousand misses this many standard deviations.
    private static final double SIGMAS = 4.5;

    /// Points along an axis in the sample that tells whether a base pays.
    private static final int SAMPLE = 24;

    /// From this effort on every step is tried down to the best; before, the first that holds is taken.
    private static final int THOROUGH = 7;

    private final int effort;

    /// @param effort 1 to 9, as for `auto`
    public TuckerCodec(int effort) {
        this.effort = effort;
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        byte[] best = encode(chunk, tolerance.absolute());
        return new Encoded(best == null ? new byte[] {(byte) NOT_CODED} : best);
    }

    /// Whether a few points of the chunk, a grid of their own, have a low rank: products of functions of one axis
    /// stay such products there.
    public static boolean isPromising(ArrayField chunk, double tolerance) {
        int[] sizes = working(chunk.spec());
        if (sizes.length < 2) {
            return false;
        }
        return basis(sample(chunk, sizes), tolerance) != null;
    }

    /// The decomposition in units of about the tolerance, so that energies neither vanish nor overflow.
    ///
    /// @param field its values are overwritten
    private static @Nullable TuckerBasis basis(Tensor field, double tolerance) {
        int exponent = Math.getExponent(tolerance);
        double[] values = field.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.scalb(values[i], -exponent);
        }
        double scaled = Math.scalb(tolerance, -exponent);
        return TuckerBasis.of(field, LOST * values.length * scaled * scaled);
    }

    private static Tensor sample(ArrayField chunk, int[] sizes) {
        int[] few = new int[sizes.length];
        int count = 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            few[axis] = Math.min(SAMPLE, sizes[axis]);
            count *= few[axis];
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            int rest = i;
            int stride = 1;
            int from = 0;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                int index = rest % few[axis];
                rest /= few[axis];
                from += (int) ((2L * index + 1) * sizes[axis] / (2L * few[axis])) * stride;
                stride *= sizes[axis];
            }
            values[i] = chunk.value(from);
        }
        return new Tensor(few, values);
    }

    private byte @Nullable [] encode(ArrayField chunk, double tolerance) {
        int[] sizes = working(chunk.spec());
        double[] values = new double[chunk.size()];
        Elements.toDoubles(chunk.spec().type(), chunk.array(), values);
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        double ulp = chunk.spec().type() == ElementType.F32 ? Math.ulp((float) largest) : Math.ulp(largest);
        double within = tolerance - (chunk.spec().type().isFloat() ? ulp : 0.5);
        if (sizes.length < 2 || !(within > tolerance / 4)) {
            return null;
        }
        TuckerBasis basis = basis(new Tensor(sizes, values.clone()), tolerance);
        return basis == null
                ? null
                : search(basis, chunk, values, within, Math.scalb(1.0, Math.getExponent(tolerance)));
    }

    private byte @Nullable [] search(TuckerBasis basis, ArrayField chunk, double[] values, double within, double unit) {
        double step = within / unit / SIGMAS * Math.sqrt(12.0 * values.length / parameters(basis));
        Trial first = new Trial(TuckerStream.quantize(basis, step, unit), values);
        // The error is nearly in proportion to the step, but for what truncation has lost.
        double next = step * Math.clamp(within / first.largest * 0.98, 0.3, 3);
        Trial second = new Trial(TuckerStream.quantize(basis, next, unit), values);
        Trial holding = second.largest <= within ? second : first;
        if (effort < THOROUGH) {
            return holding.write(chunk, within);
        }
        return walk(basis, chunk, values, within, step, unit);
    }

    /// Walks from a step towards fewer bytes.
    private static byte @Nullable [] walk(
            TuckerBasis basis, ArrayField chunk, double[] values, double within, double step, double unit) {
        byte[] best = new Trial(TuckerStream.quantize(basis, step, unit), values).write(chunk, within);
        for (double factor : new double[] {Math.sqrt(0.5), Math.sqrt(2)}) {
            boolean better = false;
            for (double next = step * factor; ; next *= factor) {
                byte[] bytes = new Trial(TuckerStream.quantize(basis, next, unit), values).write(chunk, within);
                if (bytes == null || best != null && bytes.length >= best.length) {
                    break;
                }
                best = bytes;
                better = true;
            }
            if (better) {
                break;
            }
        }
        return best;
    }

    private static double parameters(TuckerBasis basis) {
        double sum = basis.core().values().length;
        for (double[][] vectors : basis.vectors()) {
            sum += (double) vectors.length * vectors[0].length;
        }
        return sum;
    }

    /// A quantised base and what it leaves.
    private static final class Trial {
        private final TuckerStream stream;
        private final double[] rest;
        private final double largest;

        Trial(TuckerStream stream, double[] values) {
            this.stream = stream;
            rest = stream.field();
            long bits = 0;
            for (int i = 0; i < rest.length; i++) {
                rest[i] = values[i] - rest[i];
                bits = Math.max(bits, Double.doubleToRawLongBits(rest[i]) & Long.MAX_VALUE);
            }
            largest = Double.longBitsToDouble(bits);
        }

        /// Null where the rest has no step for the tolerance.
        byte @Nullable [] write(ArrayField chunk, double within) {
            ByteWriter out = new ByteWriter(1 << 12);
            boolean holds = largest <= within;
            out.u8(holds ? BASE_ONLY : WITH_RESIDUAL);
            stream.write(out);
            if (!holds) {
                ArrayField residual = ArrayField.of(chunk.spec().withType(ElementType.F64), rest);
                byte[] coded = residualCodec()
                        .encode(residual, Tolerance.absolute(within))
                        .bytes();
                if (coded.length == 1) {
                    return null;
                }
                out.bytes(coded);
            }
            return out.toByteArray();
        }
    }

    private static Codec residualCodec() {
        return Codecs.create(OptionText.parse("interp"));
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int kind = payload.u8();
        if (kind > WITH_RESIDUAL) {
            throw payload.malformed("a tucker payload with values expected, found kind " + kind);
        }
        double[] values = TuckerStream.read(payload, working(spec)).field();
        if (kind == WITH_RESIDUAL) {
            FieldSpec doubles = spec.withType(ElementType.F64);
            double[] rest = (double[])
                    residualCodec().decode(payload, doubles, 0, limits).array();
            for (int i = 0; i < values.length; i++) {
                values[i] += rest[i];
            }
        }
        if (!spec.type().isFloat()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.rint(values[i]);
            }
        }
        return Coarse.take(ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, values.length)), level);
    }

    /// Axis sizes without those of one point.
    private static int[] working(FieldSpec spec) {
        return Arrays.stream(spec.shape().intSizes()).filter(size -> size > 1).toArray();
    }
}
