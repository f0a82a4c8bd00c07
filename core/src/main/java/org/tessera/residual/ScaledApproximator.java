package org.tessera.residual;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.entropy.ArrayIntegers;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

/// A model of bent values ([ValueScale]); where no value is negative, none comes back negative.
///
/// With `support` the set of values of at most the floor is written exactly and comes back as zeros.
///
/// @param model of the bent values
/// @param support whether zeros are coded apart
public record ScaledApproximator(Approximator model, ValueScale scale, boolean support) implements Approximator {

    private static final int POSITIVE = 1;
    private static final int SUPPORT = 2;

    /// Negative values of up to this part of the largest are taken for rounding errors of a solver.
    private static final double NOISE = 1e-6;

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        double[] values = field.toDoubles();
        double least = 0;
        double largest = 0;
        for (double v : values) {
            least = Math.min(least, v);
            largest = Math.max(largest, Math.abs(v));
        }
        boolean positive = least >= -NOISE * largest;
        boolean supported = support && positive;
        byte[] mask = supported ? mask(values, field.spec().shape().intSizes()) : new byte[0];
        double bentLargest = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = scale.forward(positive ? Math.max(0, values[i]) : values[i]);
            bentLargest = Math.max(bentLargest, Math.abs(values[i]));
        }
        ArrayField bent = ArrayField.of(field.spec().withType(ElementType.F64), values);
        Analysis analysis = largest > 0 && bentLargest > 0 ? model.analyse(bent) : null;
        if (analysis == null) {
            return null;
        }
        double factor = bentLargest / largest;
        return step -> {
            byte[] inner = analysis.write(step * factor);
            if (inner == null) {
                return null;
            }
            ByteWriter out = new ByteWriter().u8((positive ? POSITIVE : 0) | (supported ? SUPPORT : 0));
            scale.write(out);
            if (supported) {
                out.block(mask);
            }
            return out.bytes(inner).toByteArray();
        };
    }

    private byte[] mask(double[] values, int[] sizes) {
        int[] inside = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            inside[i] = values[i] > scale.floor() ? 1 : 0;
        }
        RangeEncoder coder = new RangeEncoder();
        new ArrayIntegers(coder).code(inside, sizes, 0);
        return coder.finish();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int flags = in.u8();
        if (flags > (POSITIVE | SUPPORT)) {
            throw in.malformed("a model of values expected, found flags " + flags);
        }
        ValueScale read = ValueScale.read(in);
        int[] inside = null;
        if ((flags & SUPPORT) != 0) {
            inside = new int[(int) spec.shape().count()];
            new ArrayIntegers(new RangeDecoder(in.block()))
                    .code(inside, spec.shape().intSizes(), 0);
        }
        double[] values = model.synthesise(in, spec, limits);
        boolean positive = (flags & POSITIVE) != 0;
        for (int i = 0; i < values.length; i++) {
            double bent = positive && !(values[i] > 0) || inside != null && inside[i] == 0 ? 0 : values[i];
            values[i] = read.inverse(bent);
        }
        return values;
    }
}
