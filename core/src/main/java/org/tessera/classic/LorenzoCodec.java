package org.tessera.classic;

import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.predict.LorenzoDifference;
import org.tessera.stage.quantize.Grid;
import org.tessera.target.Tolerance;

/// Lorenzo prediction of quantised values: round each value to a step, then difference the integers.
///
/// Quantising first (dual quantisation, cuSZ: Tian et al., PACT 2020, section III.B) takes the feedback out
/// of the prediction, so both directions run at memory speed. Best on rough fields at tight tolerances, on
/// series, and on data with jumps. The order along each axis is chosen on a sample.
public final class LorenzoCodec implements Codec {

    public static final CodecId ID = new CodecId("lorenzo", 1);

    /// First byte of a payload that holds nothing.
    private static final int NOT_CODED = 255;

    /// Quantised values stay below this, so that sums of differences stay exact.
    private static final double LARGEST = 0x1p52;

    /// Values taken at a time.
    private static final int PIECE = 1 << 10;

    private final LorenzoOptions options;

    public LorenzoCodec(LorenzoOptions options) {
        this.options = options;
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        return encode(ChunkValues.of(chunk, tolerance.absolute()));
    }

    /// Bits that a block takes, without its header; [Long#MAX_VALUE] when it cannot be coded.
    long estimateBits(ChunkValues sample) {
        long[] integers = new long[sample.size()];
        if (!quantize(sample, 2 * sample.grid().halfStep(), integers)) {
            return Long.MAX_VALUE;
        }
        int[] sizes = AxisOrders.working(sample.spec().shape());
        int[] orders = AxisOrders.choose(integers, sizes, options.order(), AxisOrders.ESTIMATE);
        new LorenzoDifference(sizes, orders).forward(integers);
        return new ResidualCoder(sizes).estimateBits(integers);
    }

    Encoded encode(ChunkValues chunk) {
        Grid grid = chunk.grid();
        long[] integers = new long[chunk.size()];
        if (!chunk.isCodable() || !quantize(chunk, 2 * grid.halfStep(), integers)) {
            return new Encoded(new byte[] {(byte) NOT_CODED});
        }
        int[] sizes = AxisOrders.working(chunk.spec().shape());
        int[] orders = AxisOrders.choose(integers, sizes, options.order(), AxisOrders.BLOCK);
        new LorenzoDifference(sizes, orders).forward(integers);
        ByteWriter out = new ByteWriter(integers.length / 4 + 64);
        out.u8(grid.rounding().ordinal());
        AxisOrders.write(orders, out);
        grid.writeStep(out);
        out.bytes(new ResidualCoder(sizes).encode(integers));
        return new Encoded(out.toByteArray());
    }

    private static boolean quantize(ChunkValues chunk, double step, long[] out) {
        double inverse = 1 / step;
        double[] values = new double[PIECE];
        double largest = 0;
        for (int from = 0; from < out.length; from += PIECE) {
            int n = Math.min(PIECE, out.length - from);
            chunk.take(from, 1, n, values, 0);
            for (int i = 0; i < n; i++) {
                double q = Math.rint(values[i] * inverse);
                largest = Math.max(largest, Math.abs(q));
                out[from + i] = (long) q;
            }
        }
        return largest < LARGEST;
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int rounding = payload.u8();
        if (rounding > 2) {
            throw payload.malformed("a lorenzo payload with values expected, found kind " + rounding);
        }
        int[] sizes = AxisOrders.working(spec.shape());
        int[] orders = AxisOrders.read(payload, sizes.length);
        Grid grid = Grid.readStep(Grid.Rounding.values()[rounding], payload);
        long[] integers = new ResidualCoder(sizes).decode(payload);
        new LorenzoDifference(sizes, orders).inverse(integers);
        double[] values = new double[integers.length];
        double step = 2 * grid.halfStep();
        for (int i = 0; i < values.length; i++) {
            values[i] = integers[i] * step;
        }
        return Coarse.take(ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, values.length)), level);
    }
}
