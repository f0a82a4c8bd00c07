package org.tessera.science.relativity;

import java.util.Arrays;

/// Puts the blocks of one slice together on an even grid, linear between their points.
public final class OctreeVolume {

    private OctreeVolume() {}

    /// @param blocks of any number of slices
    /// @param values of one variable, as [OctreeBlocks#values] or what came back of them
    /// @param configuration which slice
    /// @param n points along an axis, over the whole volume, both ends included
    /// @return values by z, y, x; NaN where no block lies
    public static float[] of(OctreeBlocks blocks, float[] values, int configuration, int n) {
        double half = 0;
        for (int b = 0; b < blocks.count(); b++) {
            double reach = reach(blocks, b);
            for (double center : blocks.centers()[b]) {
                half = blocks.configurations()[b] == configuration ? Math.max(half, Math.abs(center) + reach) : half;
            }
        }
        if (half == 0 || n < 2) {
            throw new IllegalArgumentException("no blocks of slice " + configuration + " for " + n + " points");
        }
        float[] volume = new float[n * n * n];
        Arrays.fill(volume, Float.NaN);
        double step = 2 * half / (n - 1);
        for (int b = 0; b < blocks.count(); b++) {
            if (blocks.configurations()[b] == configuration) {
                paint(blocks, values, b, half, step, n, volume);
            }
        }
        return volume;
    }

    private static double reach(OctreeBlocks blocks, int b) {
        return blocks.spacing()[b] * (blocks.points() - 1) / 2;
    }

    private static void paint(
            OctreeBlocks blocks, float[] values, int b, double half, double step, int n, float[] volume) {
        int[] from = new int[3];
        int[] to = new int[3];
        double[] corner = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            corner[axis] = blocks.centers()[b][axis] - reach(blocks, b);
            from[axis] = (int) Math.max(0, Math.ceil((corner[axis] + half) / step - 1e-9));
            to[axis] = (int) Math.min(n - 1, Math.floor((corner[axis] + 2 * reach(blocks, b) + half) / step + 1e-9));
        }
        for (int z = from[2]; z <= to[2]; z++) {
            for (int y = from[1]; y <= to[1]; y++) {
                for (int x = from[0]; x <= to[0]; x++) {
                    double h = blocks.spacing()[b];
                    volume[(z * n + y) * n + x] = (float) linear(
                            values,
                            b,
                            blocks.points(),
                            (x * step - half - corner[0]) / h,
                            (y * step - half - corner[1]) / h,
                            (z * step - half - corner[2]) / h);
                }
            }
        }
    }

    private static double linear(float[] values, int b, int points, double x, double y, double z) {
        int i = cell(x, points);
        int j = cell(y, points);
        int k = cell(z, points);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int dx = corner & 1;
            int dy = corner >> 1 & 1;
            int dz = corner >> 2;
            double weight = weight(x - i, dx) * weight(y - j, dy) * weight(z - k, dz);
            sum += weight * values[((b * points + k + dz) * points + j + dy) * points + i + dx];
        }
        return sum;
    }

    private static int cell(double at, int points) {
        return Math.clamp((int) Math.floor(at), 0, points - 2);
    }

    private static double weight(double fraction, int upper) {
        double inside = Math.clamp(fraction, 0.0, 1.0);
        return upper == 1 ? inside : 1 - inside;
    }
}
