package org.tessera.science.vdf;

import java.util.LinkedHashMap;
import java.util.Map;

/// How far two velocity distributions are from each other: the six numbers of the original comparison.
///
/// In the *original* definitions each component of the mean velocity is that along the last axis, the first two axes
/// of the pressure are swapped, and L2 is in parts of the reconstruction. The *corrected* ones take each axis as it is,
/// the velocity in parts of the thermal speed (so that the origin does not matter), and L2 in parts of the original.
///
/// @param density difference in percent of the mean of both
/// @param velocity difference in percent
/// @param diagonal difference of the diagonal of the pressure tensor in percent of the mean of the norms
/// @param pressure the same of the whole tensor
/// @param l1 sum of the errors' sizes over that of the original
/// @param l2 root of the sum of squares of the errors over that of the original, or the reconstruction
public record NotebookStatistics(
        double density, double velocity, double diagonal, double pressure, double l1, double l2) {

    private static final int AXES = 3;

    /// Sums of one distribution.
    ///
    /// @param n density
    /// @param v mean velocity, in spacings of the grid or in the unit of what they are said to be
    /// @param p pressure tensor
    private record Sums(double n, double[] v, double[][] p) {

        double thermalSpeed() {
            return Math.sqrt(Math.max(0, (p[0][0] + p[1][1] + p[2][2]) / (AXES * n)));
        }
    }

    private static final double[] ONE = {1, 1, 1};

    public static NotebookStatistics corrected(double[] original, double[] restored, int[] sizes) {
        return of(original, restored, sizes, ONE, false);
    }

    /// @param spacings of the cells along each axis
    public static NotebookStatistics corrected(double[] original, double[] restored, int[] sizes, double[] spacings) {
        return of(original, restored, sizes, spacings, false);
    }

    public static NotebookStatistics original(double[] original, double[] restored, int[] sizes) {
        return of(original, restored, sizes, ONE, true);
    }

    private static NotebookStatistics of(double[] a, double[] b, int[] sizes, double[] spacings, boolean asPublished) {
        Sums first = moments(a, sizes, spacings, asPublished);
        Sums second = moments(b, sizes, spacings, asPublished);
        double errors = 0;
        double squares = 0;
        double sum = 0;
        double energy = 0;
        for (int i = 0; i < a.length; i++) {
            double e = a[i] - b[i];
            double base = asPublished ? b[i] : a[i];
            errors += Math.abs(e);
            squares += e * e;
            sum += Math.abs(a[i]);
            energy += base * base;
        }
        double[] middle = new double[AXES];
        double[] shift = new double[AXES];
        double[] d1 = new double[AXES];
        double[] d2 = new double[AXES];
        for (int i = 0; i < AXES; i++) {
            shift[i] = first.v[i] - second.v[i];
            middle[i] = (first.v[i] + second.v[i]) / 2;
            d1[i] = first.p[i][i];
            d2[i] = second.p[i][i];
        }
        double speed = asPublished ? norm(middle) : first.thermalSpeed();
        return new NotebookStatistics(
                100 * part(Math.abs(first.n - second.n), (first.n + second.n) / 2),
                100 * part(norm(shift), speed),
                100 * part(distance(d1, d2), (norm(d1) + norm(d2)) / 2),
                100 * part(distance(flat(first.p), flat(second.p)), (norm(flat(first.p)) + norm(flat(second.p))) / 2),
                part(errors, sum),
                Math.sqrt(part(squares, energy)));
    }

    /// Nothing of nothing is nothing.
    private static double part(double difference, double whole) {
        return difference == 0 ? 0 : difference / Math.abs(whole);
    }

    private static Sums moments(double[] f, int[] sizes, double[] spacings, boolean asPublished) {
        double n = 0;
        double[] v = new double[AXES];
        for (int i = 0; i < f.length; i++) {
            n += f[i];
            for (int a = 0; a < AXES; a++) {
                v[a] += f[i] * spacings[a] * index(i, asPublished ? AXES - 1 : a, sizes);
            }
        }
        for (int a = 0; a < AXES; a++) {
            v[a] /= n;
        }
        double[][] p = new double[AXES][AXES];
        double[] w = new double[AXES];
        for (int i = 0; i < f.length; i++) {
            for (int a = 0; a < AXES; a++) {
                int axis = asPublished && a < 2 ? 1 - a : a;
                w[a] = spacings[a] * index(i, axis, sizes) - v[a];
            }
            for (int a = 0; a < AXES; a++) {
                for (int b = 0; b < AXES; b++) {
                    p[a][b] += f[i] * w[a] * w[b];
                }
            }
        }
        return new Sums(n, v, p);
    }

    private static int index(int i, int axis, int[] sizes) {
        return switch (axis) {
            case 0 -> i / (sizes[1] * sizes[2]);
            case 1 -> i / sizes[2] % sizes[1];
            default -> i % sizes[2];
        };
    }

    private static double[] flat(double[][] p) {
        double[] out = new double[AXES * AXES];
        for (int i = 0; i < out.length; i++) {
            out[i] = p[i / AXES][i % AXES];
        }
        return out;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private static double distance(double[] a, double[] b) {
        double[] d = new double[a.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = a[i] - b[i];
        }
        return norm(d);
    }

    /// For `--json`.
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("density_percent", density);
        map.put("velocity_percent", velocity);
        map.put("pressure_diagonal_percent", diagonal);
        map.put("pressure_percent", pressure);
        map.put("l1", l1);
        map.put("l2", l2);
        return map;
    }
}
