package org.tessera.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VlsvFile;
import org.tessera.science.mesh.Lattice;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.science.vdf.VelocityGrid;

/// One velocity distribution of a file: a cell of a VLSV file with its velocities, or the last three axes of an array,
/// whose points are counted from 0.
///
/// @param values vz slowest, vx fastest
/// @param lattice where they lie
/// @param unit of the lattice
record VdfSource(double[] values, Lattice lattice, String unit) {

    private static final int AXES = 3;

    /// @param cell null for the only one
    static VdfSource read(
            Path file, OpenOptions options, @Nullable String variable, @Nullable Long cell, VdfPopulation population)
            throws IOException {
        InputFile.checkOriginal(file, "name the original");
        if (Formats.detect(file, options).id().equals("vlsv") && variable == null) {
            return cell(file, cell, population);
        }
        try (MeasuredFile measured =
                MeasuredFile.open(file, options, variable == null ? List.of() : List.of(variable))) {
            if (measured.variables().isEmpty()) {
                throw new IllegalArgumentException(file + " holds no array");
            }
            return array(VdfArray.of(measured.variables().getFirst().field(), cell == null ? 0 : cell));
        }
    }

    /// All blocks and a layer of zeros around them, so that surfaces close.
    private static VdfSource cell(Path path, @Nullable Long cell, VdfPopulation population) throws IOException {
        if (cell == null) {
            throw new IllegalArgumentException("a VLSV file has many distributions: say --cell; vdf list says which");
        }
        try (VlsvFile file = VlsvFile.open(path)) {
            Population all = population.of(file);
            SparseDistribution sparse = all.read(all.indexOf(cell));
            @Nullable Box blocks = sparse.boundingBox();
            if (blocks == null) {
                throw new IllegalArgumentException("cell " + cell + " has no blocks, so no surfaces");
            }
            long[] origin = blocks.origin();
            long[] sizes = blocks.shape().sizes();
            for (int axis = 0; axis < AXES; axis++) {
                origin[axis]--;
                sizes[axis] += 2;
            }
            VelocityDistribution dense = sparse.dense(new Box(origin, Shape.of(sizes)));
            return new VdfSource(dense.values(), lattice(dense.grid()), "m/s");
        }
    }

    private static Lattice lattice(VelocityGrid grid) {
        return new Lattice(
                grid.x().cells(),
                grid.y().cells(),
                grid.z().cells(),
                grid.x().centre(0),
                grid.y().centre(0),
                grid.z().centre(0),
                grid.x().spacing(),
                grid.y().spacing(),
                grid.z().spacing());
    }

    private static VdfSource array(VdfArray array) {
        long[] sizes = array.sizes();
        // Before anything is read: whether it fits.
        Lattice lattice =
                Lattice.counted(Math.toIntExact(sizes[2]), Math.toIntExact(sizes[1]), Math.toIntExact(sizes[0]));
        return new VdfSource(array.read().toDoubles(), lattice, "cells");
    }
}
