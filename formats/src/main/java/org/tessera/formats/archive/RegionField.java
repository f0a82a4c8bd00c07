package org.tessera.formats.archive;

import org.tessera.codec.Coarse;
import org.tessera.container.ContainerVariable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;

/// A part of a variable, or a coarser level of it, as a field of its own.
public final class RegionField implements Field {

    private final ContainerVariable variable;
    private final int level;
    private final Box region;

    /// @param level 0 for all values
    /// @param region in the indices of that level
    public RegionField(ContainerVariable variable, int level, Box region) {
        this.variable = variable;
        this.level = level;
        this.region = region;
        region.checkInside(Coarse.shape(variable.spec().shape(), level));
    }

    @Override
    public FieldSpec spec() {
        return variable.spec().withShape(region.shape());
    }

    @Override
    public Shape grain() {
        long[] sizes = Coarse.shape(variable.grain(), level).sizes();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Math.min(sizes[axis], region.shape().size(axis));
        }
        return Shape.of(sizes);
    }

    @Override
    public ArrayField read(Box box) {
        box.checkInside(region.shape());
        long[] origin = box.origin();
        for (int axis = 0; axis < origin.length; axis++) {
            origin[axis] += region.start(axis);
        }
        ArrayField part = variable.read(new Box(origin, box.shape()), level);
        return part.withSpec(spec().withShape(box.shape()));
    }
}
