package org.tessera.wavelet;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.quantize.Grid;

/// The payload that all transform codecs have: how values are rounded, the plan, the step, the centre, and what
/// [BoundedTransform] writes.
final class TransformPayload {

    /// First byte of a payload that holds nothing.
    static final int NOT_CODED = 255;

    /// Points that tell where most values lie.
    private static final int SOME = 4097;

    private TransformPayload() {}

    static Grid grid(ArrayField chunk, double tolerance) {
        return chunk.spec().type() == ElementType.F32
                ? Grid.choose(chunk.floats(), tolerance)
                : Grid.choose(chunk.spec().type(), chunk.toDoubles(), tolerance);
    }

    /// The payload under a plan; null when coefficients are too large.
    static byte @Nullable [] encode(ArrayField chunk, Grid grid, double tolerance, TransformPlan plan) {
        double[] values = chunk.toDoubles();
        float centre = middle(values);
        double[] coefficients = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            coefficients[i] = values[i] - centre;
        }
        int[] sizes = working(chunk.spec().shape());
        Transform transform = plan.transform(sizes);
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

    /// @param planOf reads what [TransformPlan#write] wrote
    static ArrayField decode(ByteReader payload, FieldSpec spec, Function<ByteReader, TransformPlan> planOf) {
        int rounding = payload.u8();
        if (rounding > 2) {
            throw payload.malformed("a payload of transformed values expected, found kind " + rounding);
        }
        TransformPlan plan = planOf.apply(payload);
        Grid grid = Grid.readStep(Grid.Rounding.values()[rounding], payload);
        float centre = Float.intBitsToFloat(payload.i32());
        int[] sizes = working(spec.shape());
        double[] values = bounded(plan.transform(sizes), sizes, grid, plan)
                .read(payload, (int) spec.shape().count(), centre);
        return ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, values.length));
    }

    private static BoundedTransform bounded(Transform transform, int[] sizes, Grid grid, TransformPlan plan) {
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
}
