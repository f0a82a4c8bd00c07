package org.tessera.formats.zfp;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.zfp.ZfpSlabs;

/// The values of a zfp file, decoded slab by slab; the last slab is kept.
final class ZfpField implements Field {

    private record Decoded(int slab, ArrayField values) {}

    private final FieldSpec spec;
    private final ZfpSlabs slabs;
    private volatile @Nullable Decoded last;

    ZfpField(FieldSpec spec, ZfpSlabs slabs) {
        this.spec = spec;
        this.slabs = slabs;
    }

    @Override
    public FieldSpec spec() {
        return spec;
    }

    @Override
    public Shape grain() {
        return slabs.box(0).shape();
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(spec.shape());
        int n = Math.toIntExact(box.shape().count());
        Object values = Elements.newArray(spec.type(), n);
        long end = box.origin()[0] + box.shape().size(0);
        int at = 0;
        for (long layer = box.origin()[0]; layer < end; ) {
            int number = slabs.slabOf(layer);
            Box place = slabs.box(number);
            long next = Math.min(end, place.origin()[0] + place.shape().size(0));
            ArrayField part = slab(number).read(part(box, layer - place.origin()[0], next - layer));
            System.arraycopy(part.array(), 0, values, at, part.size());
            at += part.size();
            layer = next;
        }
        return ArrayField.of(spec.withShape(box.shape()), values);
    }

    /// Some layers of a box, within a slab.
    private static Box part(Box box, long from, long layers) {
        long[] origin = box.origin();
        long[] sizes = box.shape().sizes();
        origin[0] = from;
        sizes[0] = layers;
        return new Box(origin, Shape.of(sizes));
    }

    private ArrayField slab(int number) {
        Decoded kept = last;
        if (kept != null && kept.slab == number) {
            return kept.values;
        }
        ArrayField values = slabs.decode(number);
        last = new Decoded(number, values);
        return values;
    }
}
