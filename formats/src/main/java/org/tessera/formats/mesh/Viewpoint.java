package org.tessera.formats.mesh;

/// Looks at a box from afar, without perspective: where points come to lie in a square picture.
final class Viewpoint {

    private static final double AZIMUTH = StrictMath.toRadians(-58);
    private static final double ELEVATION = StrictMath.toRadians(24);
    private static final double FILLED = 0.94;

    private final double[] right = {-StrictMath.sin(AZIMUTH), StrictMath.cos(AZIMUTH), 0};
    private final double[] toward = {
        StrictMath.cos(ELEVATION) * StrictMath.cos(AZIMUTH),
        StrictMath.cos(ELEVATION) * StrictMath.sin(AZIMUTH),
        StrictMath.sin(ELEVATION)
    };
    private final double[] up = {
        -StrictMath.sin(ELEVATION) * StrictMath.cos(AZIMUTH),
        -StrictMath.sin(ELEVATION) * StrictMath.sin(AZIMUTH),
        StrictMath.cos(ELEVATION)
    };
    private final double[] middle = new double[3];
    private final double half;
    private final double scale;

    /// @param box smallest x, y, z, then largest
    /// @param edge of the picture
    Viewpoint(float[] box, int edge) {
        double across = 0;
        double high = 0;
        for (int axis = 0; axis < 3; axis++) {
            middle[axis] = ((double) box[axis] + box[3 + axis]) / 2;
            double side = (double) box[3 + axis] - box[axis];
            across += Math.abs(right[axis]) * side;
            high += Math.abs(up[axis]) * side;
        }
        double most = Math.max(across, high);
        half = edge / 2.0;
        scale = most > 0 ? FILLED * edge / most : 1;
    }

    /// Columns from the left.
    double column(double x, double y, double z) {
        return half + scale * along(right, x - middle[0], y - middle[1], z - middle[2]);
    }

    /// Rows from the top.
    double row(double x, double y, double z) {
        return half - scale * along(up, x - middle[0], y - middle[1], z - middle[2]);
    }

    /// How near to the viewer, in picture points.
    double nearness(double x, double y, double z) {
        return scale * along(toward, x - middle[0], y - middle[1], z - middle[2]);
    }

    /// A direction in space as right, up, toward the viewer.
    double[] turned(double x, double y, double z) {
        return new double[] {along(right, x, y, z), along(up, x, y, z), along(toward, x, y, z)};
    }

    private static double along(double[] axis, double x, double y, double z) {
        return axis[0] * x + axis[1] * y + axis[2] * z;
    }
}
