package org.tessera.cli.reproduce;

import java.util.List;
import java.util.stream.IntStream;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.science.relativity.Binaries;
import org.tessera.science.relativity.BlockSampler;
import org.tessera.science.relativity.Octree;
import org.tessera.science.relativity.OctreeBlocks;
import org.tessera.science.relativity.SliceVariable;

/// Blocks of the conformal factor of some pairs of black holes.
///
/// @param name `base` or `hard`
/// @param blocks where they lie, and their values
/// @param field the same values, block by block
record BlockSet(String name, OctreeBlocks blocks, ArrayField field) {

    /// The first twelve pairs are learned from, the next four are never seen before they are measured.
    static final int LEARNED = 12;

    static final int ALL = 16;

    static final int POINTS = 7;

    static final int VALUES = POINTS * POINTS * POINTS;

    private static final long SEED = 1;

    /// As `tessera generate gr` has them.
    private static final Octree OCTREE = new Octree(8, 2, 9, 3e-4);

    /// @param from number of the first pair
    /// @param to number after the last
    static BlockSet of(boolean hard, int from, int to) {
        Binaries binaries = new Binaries(SEED, hard);
        OctreeBlocks blocks = new BlockSampler(OCTREE, POINTS, List.of(SliceVariable.U_CHI))
                .sample(IntStream.range(from, to).mapToObj(binaries::get).toList());
        Shape shape = Shape.of(blocks.count(), POINTS, POINTS, POINTS);
        ArrayField field = ArrayField.of(new FieldSpec("U_CHI", ElementType.F32, shape), blocks.values()[0]);
        return new BlockSet(hard ? "hard" : "base", blocks, field);
    }

    float[] values() {
        return field.floats();
    }
}
