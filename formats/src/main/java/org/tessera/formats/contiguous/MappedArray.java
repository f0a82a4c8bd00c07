package org.tessera.formats.contiguous;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// A row-major array in a mapped part of a file: a field to read from, and a place to put boxes into.
///
/// The operating system pages it in and out, so that heap use does not depend on its size. Safe for several
/// threads, as long as those that write put different boxes. Valid until its arena is closed.
public final class MappedArray implements Field {

    private final FieldSpec spec;
    private final MemorySegment values;
    private final ByteOrder order;

    private MappedArray(FieldSpec spec, MemorySegment values, ByteOrder order) {
        this.spec = spec;
        this.values = values;
        this.order = order;
    }

    /// Maps the bytes that a placement names. With [MapMode#READ_WRITE] boxes can be put.
    public static MappedArray map(
            FileChannel channel, MapMode mode, String name, ContiguousPlacement place, Arena arena) throws IOException {
        FieldSpec spec = new FieldSpec(name, place.type(), place.shape());
        return new MappedArray(spec, channel.map(mode, place.offset(), place.bytes(), arena), place.order());
    }

    @Override
    public FieldSpec spec() {
        return spec;
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(spec.shape());
        Object part = Elements.newArray(spec.type(), Math.toIntExact(box.shape().count()));
        int bytes = spec.type().bytes();
        try {
            forEachRun(
                    box,
                    (inBox, inWhole, n) ->
                            Elements.load(spec.type(), values, inWhole * bytes, part, (int) inBox, n, order));
        } catch (InternalError e) {
            throw lost("reading " + spec.name() + ": the file became shorter, or its disk fails", e);
        }
        return ArrayField.of(spec.withShape(box.shape()), part);
    }

    /// Puts values into a box.
    ///
    /// @throws IllegalArgumentException when the box is not inside, or the values are not of its shape and our type
    public void put(ArrayField part, Box box) {
        box.checkInside(spec.shape());
        if (part.spec().type() != spec.type() || !part.spec().shape().equals(box.shape())) {
            throw new IllegalArgumentException("values " + part.spec() + " do not fit " + spec + " at " + box);
        }
        int bytes = spec.type().bytes();
        try {
            forEachRun(
                    box,
                    (inBox, inWhole, n) ->
                            Elements.store(spec.type(), part.array(), (int) inBox, values, inWhole * bytes, n, order));
        } catch (InternalError e) {
            throw lost("writing " + spec.name() + ": is the disk full?", e);
        }
    }

    /// Trailing axes that a box spans are one run in memory: seen as one long axis they are copied at once, which
    /// counts where the fastest axis is short.
    private void forEachRun(Box box, Rows.RowAction action) {
        Shape whole = spec.shape();
        int last = whole.rank() - 1;
        long merged = whole.size(last);
        while (last > 0 && box.shape().size(last) == whole.size(last)) {
            last--;
            merged *= whole.size(last);
        }
        long inner = merged / whole.size(last);
        long[] sizes = java.util.Arrays.copyOf(whole.sizes(), last + 1);
        long[] part = java.util.Arrays.copyOf(box.shape().sizes(), last + 1);
        long[] origin = java.util.Arrays.copyOf(box.origin(), last + 1);
        sizes[last] *= inner;
        part[last] *= inner;
        origin[last] *= inner;
        Rows.forEach(new Box(origin, Shape.of(part)), Shape.of(sizes), action);
    }

    /// The JVM turns a page that cannot be read or written into an InternalError; for callers it is I/O.
    private static UncheckedIOException lost(String what, InternalError cause) {
        return new UncheckedIOException(new IOException(what, cause));
    }
}
