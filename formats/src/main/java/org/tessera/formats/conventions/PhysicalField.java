package org.tessera.formats.conventions;

import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// The physical values of a packed field, as doubles; stored values that mean "no data" are NaN.
public final class PhysicalField implements Field {

    private final Field stored;
    private final Packing packing;
    private final double[] fills;

    /// @param fills stored values that mean "no data"
    public PhysicalField(Field stored, Packing packing, double... fills) {
        this.stored = stored;
        this.packing = packing;
        this.fills = fills.clone();
    }

    @Override
    public FieldSpec spec() {
        return stored.spec().withType(ElementType.F64);
    }

    @Override
    public Shape grain() {
        return stored.grain();
    }

    @Override
    public ArrayField read(Box box) {
        ArrayField part = stored.read(box);
        double[] values = part.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = isFill(values[i]) ? Double.NaN : packing.physical(values[i]);
        }
        return ArrayField.of(part.spec().withType(ElementType.F64), values);
    }

    private boolean isFill(double value) {
        for (double fill : fills) {
            if (value == fill) {
                return true;
            }
        }
        return false;
    }
}
