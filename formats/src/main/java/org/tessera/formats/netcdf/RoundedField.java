package org.tessera.formats.netcdf;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.tessera.codec.BoundTest;
import org.tessera.error.BoundViolatedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.stage.transform.MaskRules;

/// A field with rounded mantissas. Every value that leaves it has been compared with its original under the bound.
final class RoundedField implements Field {

    private final Field original;
    private final Rounding rounding;
    private final MaskRules rules;
    private final BoundTest test;
    private final LongAdder points = new LongAdder();
    private final LongAdder masked = new LongAdder();
    private final LongAccumulator maxError = new LongAccumulator(Math::max, 0); // bits of doubles >= 0 sort as they do

    RoundedField(Field original, Rounding rounding, MaskRules rules) {
        this.original = original;
        this.rounding = rounding;
        this.rules = rules;
        this.test = new BoundTest(rounding.tolerance());
    }

    @Override
    public FieldSpec spec() {
        return original.spec();
    }

    @Override
    public Shape grain() {
        return original.grain();
    }

    @Override
    public ArrayField read(Box box) {
        ArrayField exact = original.read(box);
        ElementType type = exact.spec().type();
        Object values = exact.array();
        Object out = Elements.newArray(type, exact.size());
        byte[] kept = new byte[exact.size()];
        int masks = 0;
        for (int i = 0; i < kept.length; i++) {
            boolean mask = rules.masks(exact.value(i));
            kept[i] = (byte) (mask ? 1 : 0);
            masks += kept[i];
            if (mask) {
                Elements.setBits(type, out, i, Elements.bits(type, values, i));
            } else if (out instanceof float[] floats) {
                floats[i] = BitRound.round(((float[]) values)[i], rounding.bits());
            } else {
                ((double[]) out)[i] = BitRound.round(((double[]) values)[i], rounding.bits());
            }
        }
        ArrayField rounded = ArrayField.of(exact.spec(), out);
        verify(exact, rounded, kept);
        points.add(kept.length - masks);
        masked.add(masks);
        return rounded;
    }

    private void verify(ArrayField exact, ArrayField rounded, byte[] kept) {
        BoundTest.Result result = test.compare(exact, rounded, kept);
        if (result.failures().length > 0) {
            throw new BoundViolatedException("variable " + spec().name() + ": a value rounded to " + rounding.bits()
                    + " bits misses the bound; nothing is written");
        }
        maxError.accumulate(Double.doubleToLongBits(result.deviation().maxError()));
    }

    /// Largest error of all values read so far.
    double maxError() {
        return Double.longBitsToDouble(maxError.get());
    }

    /// Values compared so far.
    long points() {
        return points.sum();
    }

    long masked() {
        return masked.sum();
    }
}
