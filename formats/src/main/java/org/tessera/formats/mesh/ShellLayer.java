package org.tessera.formats.mesh;

import java.util.Arrays;
import org.tessera.science.mesh.Mesh;

/// One surface as the viewer sees it: for each point of the picture the nearest triangle, how bright it is, and how
/// much it faces the viewer.
final class ShellLayer {

    /// Where no triangle is.
    static final float NOTHING = Float.NEGATIVE_INFINITY;

    private static final double AMBIENT = 0.55;
    /// From the upper left, before the picture; of length 1.
    private static final double[] LIGHT = {-0.48, 0.6, 0.64};

    private final int edge;
    private final float[] nearness;
    private final byte[] brightness;
    private final byte[] facing;

    private ShellLayer(int edge) {
        this.edge = edge;
        nearness = new float[edge * edge];
        brightness = new byte[edge * edge];
        facing = new byte[edge * edge];
        Arrays.fill(nearness, NOTHING);
    }

    static ShellLayer of(Mesh mesh, Viewpoint view, int edge) {
        ShellLayer layer = new ShellLayer(edge);
        double[][] corners = new double[3][];
        for (int t = 0; t < mesh.triangles().length; t += 3) {
            for (int c = 0; c < 3; c++) {
                corners[c] = corner(mesh, mesh.triangles()[t + c], view);
            }
            layer.paint(corners[0], corners[1], corners[2]);
        }
        return layer;
    }

    /// Column, row, nearness, brightness, facing.
    private static double[] corner(Mesh mesh, int point, Viewpoint view) {
        double x = mesh.points()[3 * point];
        double y = mesh.points()[3 * point + 1];
        double z = mesh.points()[3 * point + 2];
        double[] n =
                view.turned(mesh.normals()[3 * point], mesh.normals()[3 * point + 1], mesh.normals()[3 * point + 2]);
        double lit = n[0] * LIGHT[0] + n[1] * LIGHT[1] + n[2] * LIGHT[2];
        // What is seen from behind, through an opening, is lit as if it faced the viewer.
        lit = n[2] < 0 ? -lit : lit;
        double bright = AMBIENT + (1 - AMBIENT) * Math.max(0, lit);
        return new double[] {view.column(x, y, z), view.row(x, y, z), view.nearness(x, y, z), bright, Math.abs(n[2])};
    }

    private void paint(double[] a, double[] b, double[] c) {
        double area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
        if (area == 0) {
            return;
        }
        int top = first(Math.min(a[1], Math.min(b[1], c[1])));
        int bottom = last(Math.max(a[1], Math.max(b[1], c[1])));
        int left = first(Math.min(a[0], Math.min(b[0], c[0])));
        int right = last(Math.max(a[0], Math.max(b[0], c[0])));
        for (int row = top; row <= bottom; row++) {
            double y = row + 0.5;
            for (int column = left; column <= right; column++) {
                double x = column + 0.5;
                double v = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
                double w = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
                double u = 1 - v - w;
                if (u >= 0 && v >= 0 && w >= 0) {
                    put(
                            row * edge + column,
                            u * a[2] + v * b[2] + w * c[2],
                            mix(3, u, v, w, a, b, c),
                            mix(4, u, v, w, a, b, c));
                }
            }
        }
    }

    private static int mix(int number, double u, double v, double w, double[] a, double[] b, double[] c) {
        return (int) (255 * Math.clamp(u * a[number] + v * b[number] + w * c[number], 0, 1) + 0.5);
    }

    private int first(double at) {
        return (int) Math.max(0, Math.ceil(at - 0.5));
    }

    private int last(double at) {
        return (int) Math.min(edge - 1, Math.floor(at - 0.5));
    }

    private void put(int at, double near, int bright, int faces) {
        if ((float) near > nearness[at]) {
            nearness[at] = (float) near;
            brightness[at] = (byte) bright;
            facing[at] = (byte) faces;
        }
    }

    float nearness(int at) {
        return nearness[at];
    }

    /// 0 to 255.
    int brightness(int at) {
        return brightness[at] & 0xFF;
    }

    /// 0 seen from the side, 255 from the front.
    int facing(int at) {
        return facing[at] & 0xFF;
    }
}
