package org.tessera.formats.archive;

import org.tessera.container.Compressor;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// A field that tells how many bytes were read of it, for progress on long restores.
public record CountedField(Field field, Compressor.Progress progress) implements Field {

    @Override
    public FieldSpec spec() {
        return field.spec();
    }

    @Override
    public Shape grain() {
        return field.grain();
    }

    @Override
    public ArrayField read(Box box) {
        ArrayField values = field.read(box);
        progress.done(values.spec().bytes());
        return values;
    }
}
