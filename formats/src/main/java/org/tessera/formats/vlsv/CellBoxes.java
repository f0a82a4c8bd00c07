package org.tessera.formats.vlsv;

import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Rows;
import org.tessera.field.Shape;

/// The distributions of some cells in space as dense boxes of one size: (cell, vz, vy, vx). Read when asked for.
final class CellBoxes implements Field {

    private final Population all;
    private final int[] indices;
    private final PackLayout layout;
    private final FieldSpec spec;

    CellBoxes(Population all, int[] indices, PackLayout layout) {
        this.all = all;
        this.indices = indices.clone();
        this.layout = layout;
        this.spec = new FieldSpec(VdfPack.VARIABLE, all.type(), layout.shape());
    }

    @Override
    public FieldSpec spec() {
        return spec;
    }

    @Override
    public Shape grain() {
        return Shape.of(1, layout.edge(), layout.edge(), layout.edge());
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(spec.shape());
        Shape part =
                Shape.of(box.shape().size(1), box.shape().size(2), box.shape().size(3));
        int cells = (int) box.shape().size(0);
        Object out = org.tessera.field.Elements.newArray(
                spec.type(), Math.toIntExact(box.shape().count()));
        for (int c = 0; c < cells; c++) {
            int cell = (int) box.start(0) + c;
            long[] from = layout.origin(cell);
            for (int axis = 0; axis < from.length; axis++) {
                from[axis] += box.start(axis + 1);
            }
            ArrayField one = all.read(indices[cell]).dense(new Box(from, part)).field("f");
            Box place = new Box(new long[] {c, 0, 0, 0}, Shape.of(1, part.size(0), part.size(1), part.size(2)));
            Rows.paste(one.array(), place, out, box.shape());
        }
        return ArrayField.of(spec.withShape(box.shape()), out);
    }
}
