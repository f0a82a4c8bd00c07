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

/// A plane for each small block, or Lorenzo prediction where that is cheaper.
///
/// Lorenzo's predictor adds up the errors of all its neighbours; a plane through a block averages noise and errors
/// away. The predictor of SZ2 (S. Di, F. Cappello, X. Liang et al., "Error-controlled lossy compression optimized for
/// high compression ratios of scientific datasets", IEEE BigData 2018). New here: blocks are judged by what their
/// residuals take, and symbols are coded by the contexts of `lorenzo`.
public final class RegressionCodec implements Codec {

    public static final CodecId ID = new CodecId("regression", 1);

    /// First byte of a payload that holds nothing.
    private static final int NOT_CODED = 255;

    /// Quantised values stay below this, so that planes are whole numbers of their units.
    private static final double LARGEST = 0x1p44;

    /// Points of a block along every axis, for one axis to four.
    private static final int[] USUAL = {32, 12, 6, 4};

    private final RegressionOptions options;

    public RegressionCodec(RegressionOptions options) {
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

    Encoded encode(ChunkValues chunk) {
        Grid grid = chunk.grid();
        double[] values = new double[chunk.size()];
        chunk.take(0, 1, values.length, values, 0);
        long[] residuals = new long[values.length];
        if (!chunk.isCodable() || !quantize(values, 1 / (2 * grid.halfStep()), residuals)) {
            return new Encoded(new byte[] {(byte) NOT_CODED});
        }
        int[] sizes = InterpLayout.working(chunk.spec().shape());
        int[] orders = AxisOrders.choose(residuals, sizes, 0, AxisOrders.BLOCK);
        new LorenzoDifference(sizes, orders).forward(residuals);
        int block = options.block() == 0 ? USUAL[sizes.length - 1] : options.block();
        BlockPlanes planes = new BlockPlanes(sizes, block, grid.halfStep());
        new PlaneFit(values, residuals, planes, 1 / (2 * grid.halfStep())).run();
        new RegressionRun(planes, orders, grid).forward(values, residuals);
        ByteWriter out = new ByteWriter(values.length / 4 + 64);
        out.u8(grid.rounding().ordinal());
        AxisOrders.write(orders, out);
        grid.writeStep(out);
        out.u8(block);
        planes.write(out);
        out.bytes(new ResidualCoder(sizes).encode(residuals));
        return new Encoded(out.toByteArray());
    }

    private static boolean quantize(double[] values, double inverse, long[] out) {
        double largest = 0;
        for (int i = 0; i < out.length; i++) {
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
            throw payload.malformed("a regression payload with values expected, found kind " + rounding);
        }
        int[] sizes = InterpLayout.working(spec.shape());
        int[] orders = AxisOrders.read(payload, sizes.length);
        Grid grid = Grid.readStep(Grid.Rounding.values()[rounding], payload);
        int block = payload.u8();
        if (block < RegressionOptions.LEAST || block > RegressionOptions.MOST) {
            throw payload.malformed("regression blocks of " + RegressionOptions.LEAST + " to " + RegressionOptions.MOST
                    + " points expected, found " + block);
        }
        BlockPlanes planes = new BlockPlanes(sizes, block, grid.halfStep());
        planes.read(payload);
        long[] residuals = new ResidualCoder(sizes).decode(payload);
        double[] values = new double[residuals.length];
        new RegressionRun(planes, orders, grid).inverse(residuals, values);
        return Coarse.take(ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, values.length)), level);
    }
}
