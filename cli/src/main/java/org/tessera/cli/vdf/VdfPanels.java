package org.tessera.cli.vdf;

import java.util.Base64;
import org.tessera.cli.report.Markup;
import org.tessera.field.ArrayField;
import org.tessera.formats.png.ColorMap;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Raster;
import org.tessera.formats.png.Stretch;

/// Planes through the middle of a distribution and of what came back, as pictures in a page.
final class VdfPanels {

    private static final int CUBE = 27;

    /// Of the Laplacian's 27 points, by how many axes they are off the middle.
    private static final double[] WEIGHTS = {-88, 6, 3, 2};

    private static final int MAGNIFIED = 200;

    private final double[] original;
    private final int[] sizes;
    private final double floor;
    private final double largest;

    VdfPanels(ArrayField field, double floor) {
        original = field.toDoubles();
        sizes = field.spec().shape().intSizes();
        double most = 0;
        for (double v : original) {
            most = Math.max(most, v);
        }
        largest = most;
        this.floor = Math.min(floor, most / 2);
    }

    /// The three planes through the middle.
    String planes() {
        StringBuilder html = new StringBuilder("<div class=\"triptych\">\n");
        for (int axis = 0; axis < 3; axis++) {
            html.append(figure(
                    "Original, axis " + axis + " in the middle (log)",
                    plane(original, axis),
                    ColorMap.SEQUENTIAL,
                    new Stretch.Log(floor, largest)));
        }
        return html.append("</div>\n").toString();
    }

    /// Reconstruction, difference, and differences of gradient and Laplacian.
    String of(double[] restored) {
        double[] difference = new double[original.length];
        double[] slope = new double[original.length];
        double[] curvature = new double[original.length];
        for (int i = 0; i < original.length; i++) {
            difference[i] = restored[i] - original[i];
        }
        double[] first = gradient(original);
        double[] second = gradient(restored);
        double[] third = laplacian(difference);
        for (int i = 0; i < original.length; i++) {
            slope[i] = second[i] - first[i];
            curvature[i] = third[i];
        }
        return "<div class=\"triptych\">\n"
                + figure(
                        "Reconstruction (log)",
                        plane(restored, 0),
                        ColorMap.SEQUENTIAL,
                        new Stretch.Log(floor, largest))
                + signed("Reconstruction − original", difference)
                + signed("Difference of the gradients", slope)
                + signed("Laplacian of the difference", curvature)
                + "</div>\n";
    }

    private String signed(String caption, double[] values) {
        Plane plane = plane(values, 0);
        double end = Math.max(plane.maxAbs(), Double.MIN_NORMAL);
        return figure(caption, plane, ColorMap.DIVERGING, new Stretch.Linear(-end, end));
    }

    private Plane plane(double[] values, int axis) {
        int row = axis == 0 ? 1 : 0;
        int column = axis == 2 ? 1 : 2;
        double[] out = new double[sizes[row] * sizes[column]];
        int[] at = new int[3];
        at[axis] = sizes[axis] / 2;
        for (int i = 0; i < sizes[row]; i++) {
            for (int j = 0; j < sizes[column]; j++) {
                at[row] = i;
                at[column] = j;
                out[i * sizes[column] + j] = values[(at[0] * sizes[1] + at[1]) * sizes[2] + at[2]];
            }
        }
        return new Plane(sizes[row], sizes[column], out);
    }

    /// Size of the gradient by central differences.
    private double[] gradient(double[] f) {
        double[] out = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            double sum = 0;
            for (int axis = 0; axis < 3; axis++) {
                double d = (neighbour(f, i, axis, 1) - neighbour(f, i, axis, -1)) / 2;
                sum += d * d;
            }
            out[i] = Math.sqrt(sum);
        }
        return out;
    }

    /// By all 26 neighbours, as a widely used notebook does, whose kernel has one weight of 8 where symmetry asks for
    /// 6:
    /// weights of faces 6, edges 3 and corners 2, over 26.
    private double[] laplacian(double[] f) {
        double[] out = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            double sum = 0;
            for (int n = 0; n < CUBE; n++) {
                int z = n / 9 - 1;
                int y = n / 3 % 3 - 1;
                int x = n % 3 - 1;
                double there = f[step(step(step(i, 0, z), 1, y), 2, x)];
                sum += WEIGHTS[Math.abs(x) + Math.abs(y) + Math.abs(z)] * there;
            }
            out[i] = sum / (CUBE - 1);
        }
        return out;
    }

    private double neighbour(double[] f, int i, int axis, int step) {
        return f[step(i, axis, step)];
    }

    /// Index of a neighbour; the point itself beyond an edge.
    private int step(int i, int axis, int step) {
        int stride = axis == 0 ? sizes[1] * sizes[2] : axis == 1 ? sizes[2] : 1;
        int index = i / stride % sizes[axis];
        return index + step < 0 || index + step >= sizes[axis] ? i : i + step * stride;
    }

    private static String figure(String caption, Plane plane, ColorMap colors, Stretch stretch) {
        String data = Base64.getEncoder().encodeToString(Raster.png(Raster.paint(plane, colors, stretch)));
        int factor = Math.max(1, MAGNIFIED / Math.max(plane.rows(), plane.columns()));
        return "<figure><figcaption>" + Markup.escape(caption) + "</figcaption><img alt=\"" + Markup.escape(caption)
                + "\" width=\"" + factor * plane.columns() + "\" height=\"" + factor * plane.rows()
                + "\" style=\"image-rendering:pixelated\" src=\"data:image/png;base64," + data
                + "\"><div class=\"ends\"><span>" + Markup.number(stretch.low()) + "</span><span>"
                + Markup.number(stretch.high()) + "</span></div></figure>\n";
    }
}
