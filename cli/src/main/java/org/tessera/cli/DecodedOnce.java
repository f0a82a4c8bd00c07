package org.tessera.cli;

import org.jspecify.annotations.Nullable;
import org.tessera.container.ContainerVariable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// A variable of a container that is looked at many times: decoded once and kept where memory allows, since measures
/// take boxes that cut chunks, and each would decode them again.
final class DecodedOnce implements Field {

    private static final long MOST_BYTES = 1L << 29;
    private static final int PART_OF_HEAP = 6;

    private final ContainerVariable variable;
    private final boolean fits;
    private @Nullable ArrayField values;

    DecodedOnce(ContainerVariable variable) {
        this.variable = variable;
        long bytes = variable.spec().bytes();
        this.fits = bytes <= MOST_BYTES && bytes <= Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    @Override
    public FieldSpec spec() {
        return variable.spec();
    }

    @Override
    public Shape grain() {
        return variable.grain();
    }

    @Override
    public ArrayField read(Box box) {
        return fits ? all().read(box) : variable.read(box);
    }

    private synchronized ArrayField all() {
        if (values == null) {
            values = variable.readAll();
        }
        return values;
    }
}
