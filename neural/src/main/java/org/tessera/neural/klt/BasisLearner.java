package org.tessera.neural.klt;

/// Learns a basis: eigenvectors of the covariance of blocks (K. Karhunen 1947, M. Loève 1948; principal components).
final class BasisLearner {

    /// Products of two values that the covariance may take, which limits the number of blocks looked at.
    private static final long WORK = 3_000_000_000L;

    private final int points;
    private final double[] sum;
    private final double[][] products;
    private long blocks;

    BasisLearner(int points) {
        this.points = points;
        sum = new double[points];
        products = new double[points][points];
    }

    /// Of how many blocks every one is taken.
    static int stride(int points, long blocks) {
        long most = Math.max(4L * points, 2 * WORK / ((long) points * points));
        return (int) Math.max(1, (blocks + most - 1) / most);
    }

    /// Adds every `stride`-th of the blocks.
    void add(double[] values, int count, int stride) {
        double[] block = new double[points];
        for (int b = 0; b < count; b += stride) {
            System.arraycopy(values, b * points, block, 0, points);
            for (int i = 0; i < points; i++) {
                sum[i] += block[i];
                addUpper(products[i], block, i, points);
            }
            blocks++;
        }
    }

    private static void addUpper(double[] row, double[] block, int from, int n) {
        double factor = block[from];
        for (int j = from; j < n; j++) {
            row[j] += factor * block[j];
        }
    }

    /// @param most number of vectors
    Basis learn(int most) {
        double[] mean = new double[points];
        for (int i = 0; i < points; i++) {
            mean[i] = sum[i] / Math.max(1, blocks);
        }
        double[][] covariance = new double[points][points];
        for (int i = 0; i < points; i++) {
            for (int j = i; j < points; j++) {
                double c = products[i][j] / Math.max(1, blocks) - mean[i] * mean[j];
                covariance[i][j] = c;
                covariance[j][i] = c;
            }
        }
        SymmetricEigenvectors eigen = new SymmetricEigenvectors(covariance);
        int count = Math.min(most, points);
        double floor = Math.sqrt(Math.max(0, eigen.values[0])) * 1e-9;
        double[] deviations = new double[count];
        double[] vectors = new double[count * points];
        for (int k = 0; k < count; k++) {
            deviations[k] = Math.max(Math.max(floor, Double.MIN_NORMAL), Math.sqrt(Math.max(0, eigen.values[k])));
            System.arraycopy(eigen.vectors[k], 0, vectors, k * points, points);
        }
        return new Basis(points, mean, vectors, deviations);
    }
}
