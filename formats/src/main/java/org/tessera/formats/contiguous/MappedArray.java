package org.tessera.formats.contiguous;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;
import org.tessera.field.Tiling;

/// A row-major array in a mapped part of a file: a field to read from, and a place to put boxes into.
///
/// It lies in one piece, or in equal slabs at equal distances: one for each index of the slowest axis, as the
/// record variables of netCDF do. The distance is the pitch.
///
/// The operating system pages it in and out, so that heap use does not depend on its size. Safe for several
/// threads, as long as those that write put different boxes. Valid until its arena is closed.
public final class MappedArray implements Field {

    /// Values that are read at once at most, unless they are one grain; values in a piece of a larger field.
    private static final long LARGE = 1L << 24;

    private static final long PIECE = 1L << 20;

    private final FieldSpec spec;
    private final MemorySegment values;
    private final ByteOrder order;
    private final long slab;
    private final long pitch;

    private MappedArray(FieldSpec spec, MemorySegment values, ByteOrder order, long pitch) {
        this.spec = spec;
        this.values = values;
        this.order = order;
        this.slab = spec.bytes() / spec.shape().size(0);
        this.pitch = pitch;
        if (pitch < slab) {
            throw new IllegalArgumentException("slabs of " + slab + " bytes cannot lie " + pitch + " bytes apart");
        }
    }

    /// Maps the bytes that a placement names. With [MapMode#READ_WRITE] boxes can be put.
    public static MappedArray map(
            FileChannel channel, MapMode mode, String name, ContiguousPlacement place, Arena arena) throws IOException {
        FieldSpec spec = new FieldSpec(name, place.type(), place.shape());
        MemorySegment values = channel.map(mode, place.offset(), place.bytes(), arena);
        return new MappedArray(
                spec, values, place.order(), place.bytes() / place.shape().size(0));
    }

    /// An array in a file that is mapped already.
    ///
    /// @param place of its first value, with its whole shape
    /// @param pitch bytes from one index of the slowest axis to the next
    public static MappedArray in(MemorySegment file, String name, ContiguousPlacement place, long pitch) {
        FieldSpec spec = new FieldSpec(name, place.type(), place.shape());
        long slabs = place.shape().size(0);
        long bytes = (slabs - 1) * pitch + place.bytes() / slabs;
        return new MappedArray(spec, file.asSlice(place.offset(), bytes), place.order(), pitch);
    }

    @Override
    public FieldSpec spec() {
        return spec;
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(spec.shape());
        Object part = Elements.newArray(spec.type(), Math.toIntExact(box.shape().count()));
        try {
            forEachRun(
                    box,
                    (inBox, inWhole, n) ->
                            Elements.load(spec.type(), values, position(inWhole), part, (int) inBox, n, order));
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
        try {
            forEachRun(
                    box,
                    (inBox, inWhole, n) -> Elements.store(
                            spec.type(), part.array(), (int) inBox, values, position(inWhole), n, order));
        } catch (InternalError e) {
            throw lost("writing " + spec.name() + ": is the disk full?", e);
        }
    }

    /// Puts all values of a field of the same shape, box by box, with all cores.
    ///
    /// @throws IOException when the disk fails
    public void putAll(Field field) throws IOException {
        Tiling tiles = tiles(field);
        try {
            LongStream.range(0, tiles.count()).parallel().forEach(number -> {
                Box box = tiles.box(number);
                put(field.read(box), box);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// A grain is read whole, since half a chunk costs as much to decode as all of it; a field that is alike
    /// everywhere is cut to pieces.
    private static Tiling tiles(Field field) {
        Shape whole = field.spec().shape();
        Shape grain = field.grain();
        boolean cut = grain.equals(whole) && whole.count() > LARGE;
        return Tiling.grains(whole, grain, cut ? PIECE : Math.max(PIECE, grain.count()));
    }

    /// Where a value lies, given its number in row-major order.
    private long position(long index) {
        long bytes = index * spec.type().bytes();
        return pitch == slab ? bytes : bytes / slab * pitch + bytes % slab;
    }

    /// Trailing axes that a box spans are one run in memory: seen as one long axis they are copied at once, which
    /// counts where the fastest axis is short. A run ends where a slab does.
    private void forEachRun(Box box, Rows.RowAction action) {
        long[] sizes = spec.shape().sizes();
        long[] part = box.shape().sizes();
        long[] origin = box.origin();
        int first = pitch == slab ? 0 : 1;
        if (first == sizes.length) { // slabs of one value each: rows of one value
            sizes = new long[] {sizes[0], 1};
            part = new long[] {part[0], 1};
            origin = new long[] {origin[0], 0};
        }
        int last = sizes.length - 1;
        long inner = 1;
        while (last > first && part[last] == sizes[last]) {
            inner *= sizes[last];
            last--;
        }
        sizes = Arrays.copyOf(sizes, last + 1);
        part = Arrays.copyOf(part, last + 1);
        origin = Arrays.copyOf(origin, last + 1);
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
