package org.tessera.lowrank;

import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// A low-rank base and a residual that holds the bound.
///
/// Fields that are sums of few products of functions of one axis (waves, Gaussians, potentials far from their
/// sources) need a few vectors for each axis and a small core. Idea and quantisation of core and factors:
/// TTHRESH (R. Ballester-Ripoll et al., TVCG 2020), which bounds the mean error only; here the step is searched
/// for which the largest error holds, or the rest is coded by `interp` or `wavelet` under the bound.
public final class TuckerCodec implements Codec {

    /// The residual, if any, by `interp`.
    public static final CodecId ID = new CodecId("tucker", 1);

    /// The residual by `interp` or `wavelet`.
    public static final CodecId WAVELET_ID = new CodecId("tucker", 2);

    private static final int NOT_CODED = 255;
    static final int BASE_ONLY = 0;
    static final int WITH_INTERP = 1;

    /// Version 2 only.
    static final int WITH_WAVELETS = 2;

    /// Energy that truncation may lose at each axis, against the tolerance as the error of every point.
    private static final double LOST = 1.0 / 400;

    /// Points along an axis in the sample that tells whether a base pays.
    private static final int SAMPLE = 24;

    /// From this effort on steps are tried down to the best; before, a rough estimate is good enough.
    private static final int THOROUGH = 7;

    /// From this effort on the residual may go to wavelets.
    private static final int WAVELETS = 8;

    private final int effort;

    /// @param effort 1 to 9, as for `auto`
    public TuckerCodec(int effort) {
        this.effort = effort;
    }

    @Override
    public CodecId id() {
        return effort < WAVELETS ? ID : WAVELET_ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        byte[] best = encode(chunk, tolerance.absolute());
        return new Encoded(best == null ? new byte[] {(byte) NOT_CODED} : best);
    }

    /// Whether a few points of the chunk, a grid of their own, have a low rank: products of functions of one axis
    /// stay such products there.
    public static boolean isPromising(ArrayField chunk, double tolerance) {
        int[] sizes = chunk.spec().shape().longAxes();
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
        int[] sizes = chunk.spec().shape().longAxes();
        double[] values = chunk.toDoubles();
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
        if (basis == null) {
            return null;
        }
        double unit = Math.scalb(1.0, Math.getExponent(tolerance));
        TuckerSearch search = new TuckerSearch(basis, unit, chunk.spec(), values, within);
        return effort < THOROUGH ? search.first() : effort < WAVELETS ? search.best() : search.smallest();
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int kind = payload.u8();
        if (kind > WITH_WAVELETS) {
            throw payload.malformed("a tucker payload with values expected, found kind " + kind);
        }
        double[] values = TuckerStream.read(payload, spec.shape().longAxes()).field();
        if (kind != BASE_ONLY) {
            FieldSpec doubles = spec.withType(ElementType.F64);
            double[] rest = TuckerSearch.residualCodec(kind)
                    .decode(payload, doubles, 0, limits)
                    .doubles();
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
}
