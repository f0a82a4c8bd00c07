package org.tessera.science.vdf;

/// Differences between a distribution and its reconstruction as a widely used notebook on compressing them prints them:
/// in its own definitions, which measure less than their names say, and in corrected ones.
///
/// The original definitions: all three mean velocities are those along the last axis; the pressure takes its first two
/// axes in each other's place, about that one mean; L2 is divided by the norm of the reconstruction; and nothing is
/// guarded. Here sums are taken in doubles. The corrected ones measure each mean along its own axis, the pressure about
/// the mean of its own distribution, and divide by the original. Both count velocity in cells from the corner of the
/// box.
///
/// @param density percent
/// @param velocity percent
/// @param pressureDiagonal percent
/// @param pressureFrobenius percent
/// @param l1 `Σ|a-b| / Σ|a|`
/// @param l2 `‖a-b‖ / ‖a‖`; in the original definition `/ ‖b‖`
public record NotebookMeasures(
        double density, double velocity, double pressureDiagonal, double pressureFrobenius, double l1, double l2) {

    /// As the notebook has them.
    ///
    /// @throws IllegalArgumentException when the boxes are not equal cubes, on which the notebook fails
    public static NotebookMeasures original(VelocityDistribution a, VelocityDistribution b) {
        int n = a.grid().x().cells();
        check(a, b);
        if (a.grid().y().cells() != n || a.grid().z().cells() != n) {
            throw new IllegalArgumentException("the notebook's definitions are for cubes, found "
                    + a.grid().shape());
        }
        return measures(new Sums(a.values(), n, n, n, true), new Sums(b.values(), n, n, n, true), a, b, true);
    }

    /// As they were meant.
    public static NotebookMeasures corrected(VelocityDistribution a, VelocityDistribution b) {
        check(a, b);
        int nx = a.grid().x().cells();
        int ny = a.grid().y().cells();
        int nz = a.grid().z().cells();
        return measures(new Sums(a.values(), nz, ny, nx, false), new Sums(b.values(), nz, ny, nx, false), a, b, false);
    }

    private static void check(VelocityDistribution a, VelocityDistribution b) {
        if (!a.grid().shape().equals(b.grid().shape())) {
            throw new IllegalArgumentException("distributions on grids of "
                    + a.grid().shape() + " and " + b.grid().shape() + " cannot be compared");
        }
    }

    private static NotebookMeasures measures(
            Sums a, Sums b, VelocityDistribution f, VelocityDistribution g, boolean original) {
        double between = original ? 0.5 : 0;
        double[] mean = new double[3];
        double[] apart = new double[3];
        for (int k = 0; k < 3; k++) {
            mean[k] = a.mean[k] + between * (b.mean[k] - a.mean[k]);
            apart[k] = a.mean[k] - b.mean[k];
        }
        double diagonal = norm(a, null, 3) + between * (norm(b, null, 3) - norm(a, null, 3));
        double all = norm(a, null, 6) + between * (norm(b, null, 6) - norm(a, null, 6));
        double count = a.total + between * (b.total - a.total);
        Errors errors = Errors.of(f.values(), g.values());
        return new NotebookMeasures(
                100 * ratio(Math.abs(a.total - b.total), count),
                100 * ratio(length(apart), length(mean)),
                100 * ratio(norm(a, b, 3), diagonal),
                100 * ratio(norm(a, b, 6), all),
                ratio(errors.absolute, errors.ofOriginal),
                ratio(errors.square, original ? errors.squareOfOther : errors.squareOfOriginal));
    }

    /// 0 where nothing differs from nothing.
    private static double ratio(double difference, double of) {
        return difference == 0 ? 0 : difference / of;
    }

    private static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }

    /// Norm of the diagonal, or of the whole symmetric tensor, of one or of the difference of two.
    private static double norm(Sums a, @org.jspecify.annotations.Nullable Sums b, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double p = a.pressure[k] - (b == null ? 0 : b.pressure[k]);
            sum += (k < 3 ? 1 : 2) * p * p;
        }
        return Math.sqrt(sum);
    }

    private record Errors(
            double absolute, double ofOriginal, double square, double squareOfOriginal, double squareOfOther) {

        static Errors of(double[] a, double[] b) {
            CompensatedSum[] sums = new CompensatedSum[5];
            for (int k = 0; k < 5; k++) {
                sums[k] = new CompensatedSum();
            }
            for (int i = 0; i < a.length; i++) {
                double error = Math.abs(a[i] - b[i]);
                sums[0].add(error);
                sums[1].add(Math.abs(a[i]));
                sums[2].add(error * error);
                sums[3].add(a[i] * a[i]);
                sums[4].add(b[i] * b[i]);
            }
            return new Errors(
                    sums[0].value(),
                    sums[1].value(),
                    Math.sqrt(sums[2].value()),
                    Math.sqrt(sums[3].value()),
                    Math.sqrt(sums[4].value()));
        }
    }

    /// Sums in units of cells: total, means along vz, vy, vx, and the tensor (diagonal, then the others).
    private static final class Sums {

        final double total;
        final double[] mean = new double[3];
        final double[] pressure = new double[6];

        Sums(double[] f, int nz, int ny, int nx, boolean original) {
            CompensatedSum[] first = new CompensatedSum[4];
            for (int k = 0; k < 4; k++) {
                first[k] = new CompensatedSum();
            }
            for (int at = 0; at < f.length; at++) {
                first[0].add(f[at]);
                int slow = at / (ny * nx);
                first[1].add(f[at] * slow);
                first[2].add(f[at] * (at / nx % ny));
                first[3].add(f[at] * (at % nx));
            }
            total = first[0].value();
            for (int k = 0; k < 3; k++) {
                mean[k] = ratio(first[original ? 3 : k + 1].value(), total);
            }
            second(f, nz, ny, nx, original);
        }

        private void second(double[] f, int nz, int ny, int nx, boolean original) {
            CompensatedSum[] sums = new CompensatedSum[6];
            for (int k = 0; k < 6; k++) {
                sums[k] = new CompensatedSum();
            }
            for (int at = 0; at < nz * ny * nx; at++) {
                int slow = at / (ny * nx);
                int middle = at / nx % ny;
                double u = (original ? middle : slow) - mean[0];
                double v = (original ? slow : middle) - mean[1];
                double w = at % nx - mean[2];
                sums[0].add(f[at] * u * u);
                sums[1].add(f[at] * v * v);
                sums[2].add(f[at] * w * w);
                sums[3].add(f[at] * u * v);
                sums[4].add(f[at] * u * w);
                sums[5].add(f[at] * v * w);
            }
            for (int k = 0; k < 6; k++) {
                pressure[k] = sums[k].value();
            }
        }
    }
}
