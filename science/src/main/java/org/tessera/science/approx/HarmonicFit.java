package org.tessera.science.approx;

/// Coefficients of spherical harmonics on shells, by quadrature or by least squares.
final class HarmonicFit {

    private static final int ROUNDS = 12;
    private static final double ENOUGH = 1e-8;

    private HarmonicFit() {}

    /// Integrals over each shell: points of equal angle around the axis, midpoints in the cosine; values between grid
    /// points by linear interpolation, 0 outside of the grid.
    static double[] quadrature(HarmonicGrid grid, double[] values, int[] sizes) {
        int count = grid.basis.count;
        int rings = 4 * (grid.basis.degree + 1);
        int around = 2 * rings;
        double[] out = new double[grid.coefficients()];
        double[] harmonics = new double[count];
        for (int ring = 0; ring < rings; ring++) {
            double z = (2 * ring + 1.0) / rings - 1;
            double across = Math.sqrt(1 - z * z);
            for (int turn = 0; turn < around; turn++) {
                double angle = 2 * Math.PI * (turn + 0.5) / around;
                double x = across * StrictMath.cos(angle);
                double y = across * StrictMath.sin(angle);
                grid.basis.fill(x, y, z, harmonics);
                for (int shell = 0; shell < grid.shells; shell++) {
                    double v = between(values, sizes, shell * x, shell * y, shell * z);
                    double share = v * grid.weight(shell) / ((double) rings * around);
                    for (int h = 0; h < count && v != 0; h++) {
                        out[shell * count + h] += share * harmonics[h];
                    }
                }
            }
        }
        return out;
    }

    private static double between(double[] values, int[] sizes, double x, double y, double z) {
        double[] at = {x + 0.5 * (sizes[0] - 1), y + 0.5 * (sizes[1] - 1), z + 0.5 * (sizes[2] - 1)};
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            double weight = 1;
            int index = 0;
            for (int a = 0; a < 3; a++) {
                int low = (int) Math.floor(at[a]);
                int i = low + (corner >> a & 1);
                weight *= (corner >> a & 1) == 1 ? at[a] - low : 1 - (at[a] - low);
                index = index * sizes[a] + i;
                weight = i < 0 || i >= sizes[a] ? 0 : weight;
            }
            sum += weight == 0 ? 0 : weight * values[index];
        }
        return sum;
    }

    /// Points weighted by their distance from the shells and the metric of the harmonics on these points inverted
    /// (C. Misner, Class. Quantum Grav. 21, 2004), here for all shells at once: least squares by conjugate gradients.
    static double[] misner(HarmonicGrid grid, double[] values) {
        double[] x = new double[grid.coefficients()];
        double[] rest = grid.sums(values);
        double[] direction = rest.clone();
        double energy = OrthonormalRows.dot(rest, rest);
        double start = energy;
        for (int round = 0; round < ROUNDS && energy > ENOUGH * start; round++) {
            double[] image = grid.sums(grid.values(direction));
            double step = energy / OrthonormalRows.dot(direction, image);
            if (!Double.isFinite(step)) {
                break;
            }
            for (int i = 0; i < x.length; i++) {
                x[i] += step * direction[i];
                rest[i] -= step * image[i];
            }
            double next = OrthonormalRows.dot(rest, rest);
            for (int i = 0; i < x.length; i++) {
                direction[i] = rest[i] + next / energy * direction[i];
            }
            energy = next;
        }
        return x;
    }
}
