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
        double[] values = new double[chunk.size()];
        Elements.toDoubles(chunk.spec().type(), chunk.array(), values);
        Grid grid = Grid.choose(chunk, values, tolerance.absolute());
        double step = 2 * grid.halfStep();
        long[] integers = new long[values.length];
        if (grid.halfStep() == 0 || !quantize(values, step, integers)) {
            return new Encoded(new byte[] {(byte) NOT_CODED});
        }
        int[] sizes = AxisOrders.working(chunk.spec().shape());
        int[] orders = AxisOrders.choose(integers, sizes, options.order());
        new LorenzoDifference(sizes, orders).forward(integers);
        ByteWriter out = new ByteWriter(chunk.size() / 2 + 64);
        out.u8(grid.rounding().ordinal());
        AxisOrders.write(orders, out);
        if (grid.rounding() == Grid.Rounding.INTEGER) {
            out.varint((long) (grid.halfStep() - 0.5));
        } else {
            out.i32(Float.floatToRawIntBits((float) grid.halfStep()));
        }
        out.bytes(new ResidualCoder(sizes).encode(integers));
        return new Encoded(out.toByteArray());
    }

    private static boolean quantize(double[] values, double step, long[] out) {
        double inverse = 1 / step;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            double q = Math.rint(values[i] * inverse);
            largest = Math.max(largest, Math.abs(q));
            out[i] = (long) q;
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
        boolean integer = rounding == Grid.Rounding.INTEGER.ordinal();
        double halfStep = integer ? payload.varint() + 0.5 : Float.intBitsToFloat(payload.i32());
        if (!(halfStep > 0) || Double.isInfinite(halfStep)) {
            throw payload.malformed("a positive step expected, found " + halfStep);
        }
        long[] integers = new ResidualCoder(sizes).decode(payload);
        new LorenzoDifference(sizes, orders).inverse(integers);
        double[] values = new double[integers.length];
        double step = 2 * halfStep;
        for (int i = 0; i < values.length; i++) {
            values[i] = integers[i] * step;
        }
        return Coarse.take(ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, values.length)), level);
    }
}
