package org.tessera.formats.fits;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.tessera.error.MalformedException;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;
import org.tessera.io.Limits;

/// A tile-compressed image whose tiles are decoded when read.
final class TiledField implements Field {

    private final FieldSpec spec;
    private final long[] tile;
    private final long[] along;
    private final TileDecoder decoder;

    /// @throws org.tessera.error.CompressionException when the table does not hold such an image
    TiledField(MemorySegment file, Image image) {
        Cards cards = image.hdu().cards();
        Shape shape = image.pixels().shape();
        this.spec = new FieldSpec(image.name(), image.pixels().stored(), shape);
        this.tile = tile(cards, shape);
        this.along = new long[tile.length];
        long count = 1;
        for (int axis = 0; axis < tile.length; axis++) {
            along[axis] = Math.ceilDiv(shape.size(axis), tile[axis]);
            count *= along[axis];
        }
        TileTable table = new TileTable(file, image.hdu());
        if (table.rows() != count) {
            throw new MalformedException(
                    image.hdu().dataOffset(),
                    image.name() + " has " + count + " tiles, and its table " + table.rows() + " rows");
        }
        Limits.DEFAULT.checkChunkValues(Shape.of(tile).count());
        this.decoder = new TileDecoder(table, cards, spec.type());
    }

    /// ZTILEn; rows of the fastest axis where they are missing.
    private static long[] tile(Cards cards, Shape shape) {
        int axes = Hdu.axes(cards, "ZNAXIS");
        long[] sizes = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            long whole = Hdu.size(cards, "ZNAXIS" + (axis + 1));
            long size = cards.integer("ZTILE" + (axis + 1), axis == 0 ? whole : 1);
            if (size < 1) {
                throw cards.malformed("ZTILE" + (axis + 1), "a whole number of at least 1", Long.toString(size));
            }
            boolean kept = axes == shape.rank() || whole != 1;
            sizes[axes - 1 - axis] = kept ? Math.min(size, whole) : 0;
        }
        return Arrays.stream(sizes).filter(size -> size > 0).toArray();
    }

    @Override
    public FieldSpec spec() {
        return spec;
    }

    @Override
    public Shape grain() {
        return Shape.of(tile);
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(spec.shape());
        Object out = Elements.newArray(spec.type(), Math.toIntExact(box.shape().count()));
        long[] index = new long[tile.length];
        Arrays.setAll(index, axis -> box.start(axis) / tile[axis]);
        while (true) {
            paste(index, box, out);
            int axis = tile.length - 1;
            while (axis >= 0 && ++index[axis] > (box.end(axis) - 1) / tile[axis]) {
                index[axis] = box.start(axis) / tile[axis];
                axis--;
            }
            if (axis < 0) {
                return ArrayField.of(spec.withShape(box.shape()), out);
            }
        }
    }

    private void paste(long[] index, Box wanted, Object out) {
        long[] origin = new long[tile.length];
        long[] size = new long[tile.length];
        long row = 0;
        for (int axis = 0; axis < tile.length; axis++) {
            row = row * along[axis] + index[axis];
            origin[axis] = index[axis] * tile[axis];
            size[axis] = Math.min(tile[axis], spec.shape().size(axis) - origin[axis]);
        }
        Box here = new Box(origin, Shape.of(size));
        int count = (int) here.shape().count();
        ArrayField values = ArrayField.of(spec.withShape(here.shape()), decoder.decode(row, count));
        Box shared = Objects.requireNonNull(here.intersect(wanted));
        ArrayField part = values.read(shared.relativeTo(here));
        Rows.paste(part.array(), shared.relativeTo(wanted), out, wanted.shape());
    }
}
