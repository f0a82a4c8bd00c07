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

/// Cosine transform of blocks, coefficients coded by context, points that miss the bound corrected.
///
/// All but the transform is as in [WaveletCodec]: coefficients of one frequency make a band.
public final class DctCodec implements Codec {

    public static final CodecId ID = new CodecId("dct", 1);

    private final DctOptions options;

    public DctCodec(DctOptions options) {
        this.options = options;
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        double limit = tolerance.absolute();
        Grid grid = TransformPayload.grid(chunk, limit);
        byte[] bytes = grid.halfStep() > 0
                ? TransformPayload.encode(chunk, grid, limit, DctSearch.choose(chunk, grid, limit, options))
                : null;
        return new Encoded(bytes == null ? new byte[] {(byte) TransformPayload.NOT_CODED} : bytes);
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        return Coarse.take(TransformPayload.decode(payload, spec, DctPlan::read), level);
    }
}
