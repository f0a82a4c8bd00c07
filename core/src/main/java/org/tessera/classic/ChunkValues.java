package org.tessera.classic;

import org.tessera.field.ArrayField;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.stage.quantize.Grid;

/// A chunk as a codec sees it: its values as doubles, and the grid on which they are reconstructed.
///
/// @param values owned by the encoder, which may overwrite them
record ChunkValues(FieldSpec spec, double[] values, Grid grid) {

    static ChunkValues of(ArrayField chunk, double tolerance) {
        double[] values = doubles(chunk);
        return new ChunkValues(chunk.spec(), values, Grid.choose(chunk.spec().type(), values, tolerance));
    }

    /// A block of a chunk, on the grid of the chunk.
    static ChunkValues of(ArrayField block, Grid grid) {
        return new ChunkValues(block.spec(), doubles(block), grid);
    }

    private static double[] doubles(ArrayField chunk) {
        double[] values = new double[chunk.size()];
        Elements.toDoubles(chunk.spec().type(), chunk.array(), values);
        return values;
    }

    /// False when no quantizer meets the tolerance on this grid.
    boolean isCodable() {
        return grid.halfStep() > 0;
    }
}
