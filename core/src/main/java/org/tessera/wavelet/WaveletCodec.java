package org.tessera.wavelet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
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

    private static final int NOT_CODED = 255;

    /// Points that tell where most values lie.
    private static final int SOME = 4097;

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
        Grid grid = grid(chunk, limit);
        byte[] bytes = null;
        if (grid.halfStep() > 0) {
            for (WaveletPlan plan : WaveletSearch.choose(chunk, grid, limit, options, options.sample())) {
                byte[] next = encode(chunk, grid, limit, plan);
                bytes = bytes == null || next != null && next.length < bytes.length ? next : bytes;
            }
        }
        return new Encoded(bytes == null ? new byte[] {(byte) NOT_CODED} : bytes);
    }

    static Grid grid(ArrayField chunk, double tolerance) {
        return chunk.spec().type() == ElementType.F32
                ? Grid.choose(chunk.floats(), tolerance)
                : Grid.choose(chunk.spec().type(), chunk.toDoubles(), tolerance);
    }

    /// The payload under a plan; null when coefficients are too large.
    static byte @Nullable [] encode(ArrayField chunk, Grid grid, double tolerance, WaveletPlan plan) {
        double[] values = chunk.toDoubles();
        float centre = middle(values);
        double[] coefficients = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            coefficients[i] = values[i] - centre;
        }
        int[] sizes = working(chunk.spec().shape());
        WaveletTransform transform = new WaveletTransform(sizes, plan.apart(), plan.depth());
        transform.forward(coefficients);
        ByteWriter out = new ByteWriter(values.length / 4 + 64);
        out.u8(grid.rounding().ordinal());
        plan.write(out);
        grid.writeStep(out);
        out.i32(Float.floatToRawIntBits(centre));
        double limit = grid.rounding() == Grid.Rounding.INTEGER ? grid.halfStep() : tolerance;
        boolean coded = bounded(transform, sizes, grid, plan).write(values, coefficients, centre, limit, out);
        return coded ? out.toByteArray() : null;
    }

    private static BoundedTransform bounded(WaveletTransform transform, int[] sizes, Grid grid, WaveletPlan plan) {
        SmoothDifference difference = plan.differs() ? new SmoothDifference(sizes, transform.smoothBox()) : null;
        return new BoundedTransform(transform, sizes, grid, grid.halfStep() * plan.step() / 16, difference);
    }

    /// The median of some values: the background, where there is one, and then its coefficients are zero.
    private static float middle(double[] values) {
        double[] some = new double[Math.min(SOME, values.length)];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[(int) ((long) i * values.length / some.length)];
        }
        Arrays.sort(some);
        return Math.clamp((float) some[some.length / 2], -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /// Four sizes: axes of one point dropped, missing ones put before, and of more than four the slowest merged.
    static int[] working(Shape shape) {
        int[] longAxes = shape.longAxes();
        int[] sizes = {1, 1, 1, 1};
        for (int a = 0; a < longAxes.length; a++) {
            sizes[Math.max(0, Band.AXES - longAxes.length + a)] *= longAxes[a];
        }
        return sizes;
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int rounding = payload.u8();
        if (rounding > 2) {
            throw payload.malformed("a wavelet payload with values expected, found kind " + rounding);
        }
        WaveletPlan plan = WaveletPlan.read(payload);
        Grid grid = Grid.readStep(Grid.Rounding.values()[rounding], payload);
        float centre = Float.intBitsToFloat(payload.i32());
        int[] sizes = working(spec.shape());
        WaveletTransform transform = new WaveletTransform(sizes, plan.apart(), plan.depth());
        double[] values = bounded(transform, sizes, grid, plan)
                .read(payload, (int) spec.shape().count(), centre);
        return Coarse.take(ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, values.length)), level);
    }
}
