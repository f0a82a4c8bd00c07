package org.tessera.formats.pvd;

import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// A field under another name.
record NamedField(String name, Field field) implements Field {

    @Override
    public FieldSpec spec() {
        return new FieldSpec(name, field.spec().type(), field.spec().shape());
    }

    @Override
    public Shape grain() {
        return field.grain();
    }

    @Override
    public ArrayField read(Box box) {
        return field.read(box).withSpec(spec().withShape(box.shape()));
    }
}
