package org.tessera.wavelet;

import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.stage.quantize.Grid;
import org.tessera.target.Tolerance;

/// CDF 9/7 wavelets, coefficients coded by context, points that miss the bound corrected.
///
/// The frame is SPERR's (S. Li, P. Lindstrom, J. Clyne, IPDPS 2023). New here: dyadic or packet decomposition, its
/// depth and the step are chosen by what they cost on the data; numbers are coded with mixed contexts of neighbours
/// and coarser bands instead of bit planes; errors are measured after rounding to the type of the values.
public final class WaveletCodec implements Codec {

    public static final CodecId ID = new CodecId("wavelet", 1);

    private final WaveletOptions options;

    public WaveletCodec(WaveletOptions options) {
        this.options = options;
    }

    /// As a candidate of `auto`.
    ///
    /// @param effort 1 to 9
    public static WaveletCodec forEffort(int effort) {
        return new WaveletCodec(new WaveletOptions(WaveletOptions.Mode.AUTO, 0, effort));
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        double limit = tolerance.absolute();
        Grid grid = TransformPayload.grid(chunk, limit);
        byte[] bytes = null;
        if (grid.halfStep() > 0) {
            for (WaveletPlan plan : WaveletSearch.choose(chunk, grid, limit, options, options.sample())) {
                byte[] next = TransformPayload.encode(chunk, grid, limit, plan);
                bytes = bytes == null || next != null && next.length < bytes.length ? next : bytes;
            }
        }
        return new Encoded(bytes == null ? new byte[] {(byte) TransformPayload.NOT_CODED} : bytes);
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        return Coarse.take(TransformPayload.decode(payload, spec, WaveletPlan::read), level);
    }
}
