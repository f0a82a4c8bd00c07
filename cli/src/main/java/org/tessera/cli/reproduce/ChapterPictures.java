package org.tessera.cli.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Figure;
import org.tessera.formats.png.Slice;
import org.tessera.formats.png.Stretch;
import org.tessera.formats.vti.Grid;
import org.tessera.formats.vti.VtiWriter;
import org.tessera.science.relativity.OctreeVolume;

/// The first pair of a set on an even grid: original, reconstruction and error as VTI and as slices.
final class ChapterPictures {

    private static final int POINTS = 129;
    private static final int PICTURE = 387;
    private static final double HALF = 8;

    private final Path folder;

    ChapterPictures(Path folder) {
        this.folder = folder;
    }

    /// @param stem of the names of the files
    void write(String stem, BlockSet set, float[] restored) throws IOException {
        ArrayField before = volume("original", set, set.values());
        ArrayField after = volume("reconstruction", set, restored);
        float[] difference = new float[before.size()];
        double largest = 0;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = after.floats()[i] - before.floats()[i];
            largest = Math.max(largest, Math.abs(difference[i]));
        }
        ArrayField error = field("error", difference);
        double step = 2 * HALF / (POINTS - 1);
        Grid grid = new Grid(new double[] {-HALF, -HALF, -HALF}, new double[] {step, step, step});
        VtiWriter.write(folder.resolve(stem + ".vti"), List.of(before, after, error), grid);
        Slice slice = Slice.middle(before.spec().shape(), PICTURE);
        var plane = slice.of(before);
        Stretch stretch = new Stretch.Linear(plane.min(), plane.max());
        picture(stem + "_original.png", new Figure("chi, original", plane, ColorMap.SEQUENTIAL, stretch));
        picture(
                stem + "_reconstruction.png",
                new Figure("chi, " + stem, slice.of(after), ColorMap.SEQUENTIAL, stretch));
        Stretch around = new Stretch.Linear(-largest, largest);
        picture(
                stem + "_error.png",
                new Figure("reconstruction - original", slice.ofError(before, after), ColorMap.DIVERGING, around));
    }

    private void picture(String name, Figure figure) throws IOException {
        Files.write(folder.resolve(name), figure.png());
    }

    private static ArrayField volume(String name, BlockSet set, float[] values) {
        return field(name, OctreeVolume.of(set.blocks(), values, 0, POINTS));
    }

    private static ArrayField field(String name, float[] values) {
        return ArrayField.of(new FieldSpec(name, ElementType.F32, Shape.of(POINTS, POINTS, POINTS)), values);
    }
}
