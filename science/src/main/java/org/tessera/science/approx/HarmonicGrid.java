package org.tessera.science.approx;

/// Spherical harmonics on shells about the middle of a grid, linear between shells: values of coefficients, and the
/// transposed sums.
///
/// Coefficients of a shell are in units in which an error of one is an error of energy one in the values. The points
/// of an octant stand for their eight mirror images.
final class HarmonicGrid {

    final HarmonicBasis basis;
    final int shells;
    private final int[] sizes;

    HarmonicGrid(int[] sizes, int degree) {
        this.sizes = sizes.clone();
        basis = new HarmonicBasis(degree);
        double square = 0;
        for (int n : sizes) {
            square += 0.25 * (n - 1) * (n - 1);
        }
        shells = (int) Math.sqrt(square) + 2;
    }

    int coefficients() {
        return shells * basis.count;
    }

    /// What a coefficient of a shell is divided by.
    double weight(int shell) {
        return Math.sqrt(4 * Math.PI * shell * shell + 1);
    }

    /// What is done at a point of the octant.
    private interface PointAction {
        /// @param mirrors indices of its images, by the axes that are mirrored
        /// @param share part with which an image counts that is there more than once
        /// @param outer weight of the next shell
        void at(int[] mirrors, double share, int shell, double outer, double[] harmonics);
    }

    private void each(PointAction action) {
        double[] harmonics = new double[basis.count];
        int[] mirrors = new int[HarmonicBasis.PARITIES];
        int[] at = new int[3];
        int[] end = {(sizes[0] + 1) / 2, (sizes[1] + 1) / 2, (sizes[2] + 1) / 2};
        for (at[0] = 0; at[0] < end[0]; at[0]++) {
            for (at[1] = 0; at[1] < end[1]; at[1]++) {
                for (at[2] = 0; at[2] < end[2]; at[2]++) {
                    double x = 0.5 * (2 * at[0] + 1 - sizes[0]);
                    double y = 0.5 * (2 * at[1] + 1 - sizes[1]);
                    double z = 0.5 * (2 * at[2] + 1 - sizes[2]);
                    double r = Math.sqrt(x * x + y * y + z * z);
                    double unit = r > 0 ? 1 / r : 0;
                    basis.fill(x * unit, y * unit, z * unit, harmonics);
                    double share = (x == 0 ? 0.5 : 1) * (y == 0 ? 0.5 : 1) * (z == 0 ? 0.5 : 1);
                    for (int p = 0; p < mirrors.length; p++) {
                        int i = (p & 4) != 0 ? sizes[0] - 1 - at[0] : at[0];
                        int j = (p & 2) != 0 ? sizes[1] - 1 - at[1] : at[1];
                        int k = (p & 1) != 0 ? sizes[2] - 1 - at[2] : at[2];
                        mirrors[p] = (i * sizes[1] + j) * sizes[2] + k;
                    }
                    int shell = (int) r;
                    action.at(mirrors, share, shell, r - shell, harmonics);
                }
            }
        }
    }

    /// Sums of eight over their signs (Walsh).
    private static void turn(double[] v) {
        for (int step = 1; step < v.length; step *= 2) {
            for (int i = 0; i < v.length; i++) {
                if ((i & step) == 0) {
                    double a = v[i];
                    double b = v[i + step];
                    v[i] = a + b;
                    v[i + step] = a - b;
                }
            }
        }
    }

    /// The values of some coefficients.
    double[] values(double[] coefficients) {
        double[] out = new double[sizes[0] * sizes[1] * sizes[2]];
        double[] sums = new double[HarmonicBasis.PARITIES];
        each((mirrors, share, shell, outer, harmonics) -> {
            java.util.Arrays.fill(sums, 0);
            int first = shell * basis.count;
            int second = first + basis.count;
            double inner = (1 - outer) / weight(shell);
            double next = outer / weight(shell + 1);
            for (int h = 0; h < basis.count; h++) {
                double c = inner * coefficients[first + h] + next * coefficients[second + h];
                sums[basis.parity(h)] += c * harmonics[h];
            }
            turn(sums);
            for (int p = 0; p < sums.length; p++) {
                out[mirrors[p]] = sums[p];
            }
        });
        return out;
    }

    /// Sums of values times what each coefficient gives there.
    double[] sums(double[] values) {
        double[] out = new double[coefficients()];
        double[] sums = new double[HarmonicBasis.PARITIES];
        each((mirrors, share, shell, outer, harmonics) -> {
            for (int p = 0; p < sums.length; p++) {
                sums[p] = values[mirrors[p]] * share;
            }
            turn(sums);
            int first = shell * basis.count;
            int second = first + basis.count;
            double inner = (1 - outer) / weight(shell);
            double next = outer / weight(shell + 1);
            for (int h = 0; h < basis.count; h++) {
                double v = sums[basis.parity(h)] * harmonics[h];
                out[first + h] += inner * v;
                out[second + h] += next * v;
            }
        });
        return out;
    }
}
