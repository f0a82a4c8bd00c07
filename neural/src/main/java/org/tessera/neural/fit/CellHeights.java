package org.tessera.neural.fit;

/// What the values of each cell are divided by, so that every cell weighs as much as the others in a fit.
///
/// Cells get the same mean square: with the same largest value a cold distribution of few points would hardly count.
/// The widest cell comes to 1 at most, and so does a single one.
final class CellHeights {

    private CellHeights() {}

    /// @param points of a cell
    /// @return 0 for cells that are zero throughout
    static float[] of(double[] values, int points) {
        int cells = values.length / points;
        double[] root = new double[cells];
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < cells; c++) {
            double largest = 0;
            for (int i = c * points; i < (c + 1) * points; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            double sum = 0;
            for (int i = c * points; i < (c + 1) * points && largest > 0; i++) {
                sum += values[i] / largest * (values[i] / largest);
            }
            double part = Math.sqrt(sum / points);
            root[c] = part * largest;
            least = largest > 0 ? Math.min(least, 1 / part) : least;
        }
        float[] heights = new float[cells];
        for (int c = 0; c < cells; c++) {
            heights[c] = root[c] > 0 ? (float) Math.min(root[c] * least, Float.MAX_VALUE) : 0;
        }
        return heights;
    }

    /// The largest, above 0.
    static double largest(float[] heights) {
        double largest = Double.MIN_NORMAL;
        for (float height : heights) {
            largest = Math.max(largest, height);
        }
        return largest;
    }
}
