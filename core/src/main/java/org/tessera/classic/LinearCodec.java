package org.tessera.classic;

import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;
import org.tessera.stage.predict.CausalTaps;
import org.tessera.stage.quantize.Grid;
import org.tessera.target.Tolerance;

/// Linear prediction of quantised values from the points before, for the smallest file: weights fitted to the chunk, or
/// those of Lorenzo's predictor, and residuals coded by mixed adaptive models.
///
/// The strong form of `lorenzo`, best on series that oscillate, on sparse data and on data with few distinct values.
/// Weights of a dozen points back make it the linear prediction of audio coders (T. Robinson, "SHORTEN",
/// CUED/F-INFENG/TR.156, 1994).
public final class LinearCodec implements Codec {

    public static final CodecId ID = new CodecId("linear", 1);

    /// Quantised values stay below this.
    static final int LARGEST = 1 << 30;

    private static final int NOT_CODED = 255;

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        return encode(ChunkValues.of(chunk, tolerance.absolute()));
    }

    Encoded encode(ChunkValues chunk) {
        int[] q = new int[chunk.size()];
        if (!chunk.isCodable() || !chunk.quantize(q, LARGEST)) {
            return new Encoded(new byte[] {(byte) NOT_CODED});
        }
        int[] sizes = InterpLayout.working(chunk.spec().shape());
        int[] orders = AxisOrders.choose(q, sizes, AxisOrders.BLOCK);
        CausalTaps border = CausalTaps.lorenzo(sizes, orders);
        CausalTaps near = CausalTaps.near(sizes);
        int[] weights = LinearFit.fit(q, sizes, near, border);
        RangeEncoder coder = new RangeEncoder();
        CausalTaps taps = taps(coder, near, weights, border);
        new LinearRun(sizes, taps, border).code(coder, q, false);
        ByteWriter out = new ByteWriter(q.length / 4 + 64);
        out.u8(chunk.grid().rounding().ordinal());
        AxisOrders.write(orders, out);
        chunk.grid().writeStep(out);
        return new Encoded(out.bytes(coder.finish()).toByteArray());
    }

    /// Codes the weights, if there are any.
    private static CausalTaps taps(BitCoder coder, CausalTaps near, int[] weights, CausalTaps border) {
        double[] stored = StoredWeights.code(coder, weights, near.size());
        return stored.length == 0 ? border : near.with(stored);
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int rounding = payload.u8();
        if (rounding > 2) {
            throw payload.malformed("a linear payload with values expected, found kind " + rounding);
        }
        int[] sizes = InterpLayout.working(spec.shape());
        CausalTaps border = CausalTaps.lorenzo(sizes, AxisOrders.read(payload, sizes.length));
        Grid grid = Grid.readStep(Grid.Rounding.values()[rounding], payload);
        int[] q = new int[Math.toIntExact(spec.shape().count())];
        RangeDecoder coder = new RangeDecoder(payload.bytes(payload.remaining()));
        CausalTaps taps = taps(coder, CausalTaps.near(sizes), new int[0], border);
        new LinearRun(sizes, taps, border).code(coder, q, true);
        DecodedValues decoded = new DecodedValues(spec);
        decoded.scale(q, 2 * grid.halfStep());
        return Coarse.take(decoded.field(), level);
    }
}
