package org.tessera.formats.mesh;

import java.util.BitSet;

/// The edges of a box behind what is in it: all but the three that meet in the corner nearest to the viewer.
final class BoxLines {

    private final BitSet points = new BitSet();
    private final int edge;

    BoxLines(float[] box, Viewpoint view, int edge) {
        this.edge = edge;
        double[][] corners = new double[8][];
        int nearest = 0;
        for (int c = 0; c < 8; c++) {
            double x = box[(c & 1) * 3];
            double y = box[(c >> 1 & 1) * 3 + 1];
            double z = box[(c >> 2) * 3 + 2];
            corners[c] = new double[] {view.column(x, y, z), view.row(x, y, z), view.nearness(x, y, z)};
            nearest = corners[c][2] > corners[nearest][2] ? c : nearest;
        }
        for (int c = 0; c < 8; c++) {
            for (int axis = 0; axis < 3; axis++) {
                int other = c | 1 << axis;
                if (other != c && c != nearest && other != nearest) {
                    line(corners[c], corners[other]);
                }
            }
        }
    }

    private void line(double[] from, double[] to) {
        double length = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
        int steps = (int) Math.ceil(2 * length) + 1;
        for (int s = 0; s <= steps; s++) {
            double t = (double) s / steps;
            int column = (int) Math.floor(from[0] + t * (to[0] - from[0]));
            int row = (int) Math.floor(from[1] + t * (to[1] - from[1]));
            for (int n = 0; n < 4; n++) {
                put(row + n / 2, column + n % 2);
            }
        }
    }

    private void put(int row, int column) {
        if (row >= 0 && row < edge && column >= 0 && column < edge) {
            points.set(row * edge + column);
        }
    }

    boolean isAt(int at) {
        return points.get(at);
    }
}
