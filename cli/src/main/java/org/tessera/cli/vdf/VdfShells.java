package org.tessera.cli.vdf;

import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tessera.cli.report.Markup;
import org.tessera.field.ArrayField;
import org.tessera.formats.mesh.LevelSurface;
import org.tessera.formats.mesh.ShellPicture;
import org.tessera.formats.png.Raster;
import org.tessera.science.mesh.Isosurface;
import org.tessera.science.mesh.Lattice;

/// Surfaces of equal density of a distribution, and pictures of them side by side.
public final class VdfShells {

    private static final double[] LEVELS = {3e-15, 1e-14, 3e-14, 1e-13, 2e-13};
    private static final double MEAN_ERROR = 0.046;
    private static final int EDGE = 420;

    private VdfShells() {}

    /// Densities at which distributions of protons near the Earth are usually shown, s³/m⁶.
    public static double[] levels() {
        return LEVELS.clone();
    }

    /// @param levels rising
    public static List<LevelSurface> surfaces(double[] values, Lattice lattice, double[] levels) {
        return Arrays.stream(levels)
                .mapToObj(level -> new LevelSurface(level, Isosurface.of(values, lattice, level)))
                .toList();
    }

    /// The original beside the smallest file of a mean error under 4.6 %; empty where no level lies within.
    static String html(ArrayField field, List<MethodRow> rows) {
        double[] original = field.toDoubles();
        double most = Arrays.stream(original).max().orElse(0);
        double[] levels = Arrays.stream(LEVELS).filter(level -> level < most).toArray();
        int[] sizes = field.spec().shape().intSizes();
        Lattice lattice = Lattice.counted(sizes[2], sizes[1], sizes[0]);
        Optional<MethodRow> best = rows.stream()
                .filter(row -> row.statistics().l1() <= MEAN_ERROR)
                .min(Comparator.comparingLong(MethodRow::bytes));
        if (levels.length == 0 || best.isEmpty()) {
            return "";
        }
        List<LevelSurface> frame = surfaces(original, lattice, levels);
        double[] restored = best.get().restored().toDoubles();
        String name = best.get().method().name() + ", ratio "
                + Markup.fixed(best.get().ratio(), 1);
        StringBuilder html = new StringBuilder("<div class=\"triptych\">\n").append(figure("Original", frame, frame));
        if (Arrays.stream(restored).allMatch(Double::isFinite)) {
            html.append(figure(name, surfaces(restored, lattice, levels), frame));
        }
        return html.append("</div>\n<p>Surfaces at ")
                .append(String.join(
                        ", ", Arrays.stream(levels).mapToObj(Markup::number).toList()))
                .append(", from clear to opaque.</p>\n")
                .toString();
    }

    private static String figure(String caption, List<LevelSurface> surfaces, List<LevelSurface> frame) {
        String data = Base64.getEncoder().encodeToString(Raster.png(ShellPicture.paint(surfaces, frame, EDGE)));
        return "<figure><figcaption>" + Markup.escape(caption) + "</figcaption><img alt=\""
                + Markup.escape("Isosurfaces: " + caption) + "\" width=\"" + EDGE + "\" height=\"" + EDGE
                + "\" src=\"data:image/png;base64," + data + "\"></figure>\n";
    }
}
