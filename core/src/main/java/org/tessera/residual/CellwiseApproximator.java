package org.tessera.residual;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;

/// A model of arrays of up to three axes, used for each cell of a field of more: velocity distributions, one a cell.
///
/// Axes of one point do not count. Cells that are zero throughout take one byte.
///
/// @param model of one cell
/// @param least axes of a cell
public record CellwiseApproximator(Approximator model, int least) implements Approximator {

    private static final int AXES = 3;

    /// More cells than points in a cell is no field of cells.
    private static final int MOST_CELLS = 1 << 16;

    private @Nullable FieldSpec cell(FieldSpec spec) {
        int[] longAxes = spec.shape().longAxes();
        if (longAxes.length < least) {
            return null;
        }
        int from = Math.max(0, longAxes.length - AXES);
        long[] sizes = new long[longAxes.length - from];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = longAxes[from + axis];
        }
        FieldSpec cell = spec.withShape(Shape.of(sizes));
        return spec.shape().count() / cell.shape().count() > MOST_CELLS ? null : cell;
    }

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        FieldSpec cell = cell(field.spec());
        if (cell == null) {
            return null;
        }
        int points = (int) cell.shape().count();
        Analysis[] analyses = new Analysis[field.size() / points];
        double[] values = field.toDoubles();
        for (int c = 0; c < analyses.length; c++) {
            double[] part = java.util.Arrays.copyOfRange(values, c * points, (c + 1) * points);
            if (java.util.Arrays.stream(part).anyMatch(v -> v != 0)) {
                analyses[c] = model.analyse(ArrayField.of(cell.withType(org.tessera.field.ElementType.F64), part));
                if (analyses[c] == null) {
                    return null;
                }
            }
        }
        return analyses.length == 1 ? analyses[0] : step -> write(analyses, step);
    }

    private static byte @Nullable [] write(@Nullable Analysis[] analyses, double step) {
        ByteWriter out = new ByteWriter();
        for (Analysis analysis : analyses) {
            byte[] bytes = analysis == null ? new byte[0] : analysis.write(step);
            if (bytes == null) {
                return null;
            }
            out.block(bytes);
        }
        return out.toByteArray();
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        FieldSpec cell = cell(spec);
        if (cell == null) {
            throw in.malformed("a field of at least " + least + " axes expected, found " + spec.shape());
        }
        int points = (int) cell.shape().count();
        int cells = (int) (spec.shape().count() / points);
        if (cells == 1) {
            return model.synthesise(in, cell, limits);
        }
        double[] values = new double[cells * points];
        for (int c = 0; c < cells; c++) {
            ByteReader part = in.blockReader();
            if (part.remaining() > 0) {
                double[] restored = model.synthesise(part, cell, limits);
                part.expectEnd("a cell");
                System.arraycopy(restored, 0, values, c * points, points);
            }
        }
        return values;
    }
}
