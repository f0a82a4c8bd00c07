package org.tessera.science.vdf;

/// What a fluid would know of a distribution: sums over the cells of velocity space, each cell with its middle.
///
/// All sums are compensated, so their rounding errors do not grow with the number of cells. Of an empty distribution
/// all is 0.
///
/// @param mass of a particle, kg
/// @param density 1/m³
/// @param vx bulk velocity, m/s
/// @param vy bulk velocity, m/s
/// @param vz bulk velocity, m/s
/// @param pressure about the bulk velocity, Pa
/// @param qx heat flux `m/2 ∫ f w² w d³v` in the frame of the bulk velocity, W/m²
/// @param qy heat flux, W/m²
/// @param qz heat flux, W/m²
public record Moments(
        double mass,
        double density,
        double vx,
        double vy,
        double vz,
        PressureTensor pressure,
        double qx,
        double qy,
        double qz) {

    /// Mass of a proton, kg (CODATA 2018).
    public static final double PROTON = 1.67262192369e-27;

    /// Boltzmann's constant, J/K (exact since 2019).
    public static final double BOLTZMANN = 1.380649e-23;

    /// @param mass of a particle, kg
    public static Moments of(VelocityDistribution f, double mass) {
        if (!(mass > 0)) {
            throw new IllegalArgumentException("a mass above 0 kg expected, found " + mass);
        }
        double[] plain = sums(f, 0, 0, 0, 4);
        double volume = f.grid().cellVolume();
        double n = plain[0];
        double vx = n == 0 ? 0 : plain[1] / n;
        double vy = n == 0 ? 0 : plain[2] / n;
        double vz = n == 0 ? 0 : plain[3] / n;
        double[] s = sums(f, vx, vy, vz, SUMS);
        double pressure = mass * volume;
        double flux = 0.5 * mass * volume;
        return new Moments(
                mass,
                n * volume,
                vx,
                vy,
                vz,
                new PressureTensor(
                        pressure * s[4],
                        pressure * s[5],
                        pressure * s[6],
                        pressure * s[7],
                        pressure * s[8],
                        pressure * s[9]),
                flux * s[10],
                flux * s[11],
                flux * s[12]);
    }

    private static final int SUMS = 13;

    /// Sums of f times 1, w, w w (xx, yy, zz, xy, xz, yz) and w² w, as many as asked for.
    private static double[] sums(VelocityDistribution f, double vx, double vy, double vz, int count) {
        CompensatedSum[] sums = new CompensatedSum[count];
        for (int k = 0; k < count; k++) {
            sums[k] = new CompensatedSum();
        }
        VelocityGrid grid = f.grid();
        double[] values = f.values();
        double[] x = centres(grid.x(), vx);
        int at = 0;
        for (int k = 0; k < grid.z().cells(); k++) {
            double z = grid.z().centre(k) - vz;
            for (int j = 0; j < grid.y().cells(); j++) {
                double y = grid.y().centre(j) - vy;
                for (double wx : x) {
                    double value = values[at++];
                    if (value != 0) {
                        add(sums, value, wx, y, z);
                    }
                }
            }
        }
        double[] totals = new double[count];
        for (int k = 0; k < count; k++) {
            totals[k] = sums[k].value();
        }
        return totals;
    }

    private static double[] centres(VelocityAxis axis, double from) {
        double[] centres = new double[axis.cells()];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = axis.centre(i) - from;
        }
        return centres;
    }

    private static void add(CompensatedSum[] sums, double value, double x, double y, double z) {
        sums[0].add(value);
        sums[1].add(value * x);
        sums[2].add(value * y);
        sums[3].add(value * z);
        if (sums.length == SUMS) {
            sums[4].add(value * x * x);
            sums[5].add(value * y * y);
            sums[6].add(value * z * z);
            sums[7].add(value * x * y);
            sums[8].add(value * x * z);
            sums[9].add(value * y * z);
            double square = value * (x * x + y * y + z * z);
            sums[10].add(square * x);
            sums[11].add(square * y);
            sums[12].add(square * z);
        }
    }

    /// Bulk speed, m/s.
    public double speed() {
        return Math.sqrt(vx * vx + vy * vy + vz * vz);
    }

    /// Temperature `tr P / (3 n k)`, K.
    public double temperature() {
        return kelvin(pressure.trace() / 3);
    }

    /// Temperature of a pressure, K.
    double kelvin(double pascal) {
        return density == 0 ? 0 : pascal / (density * BOLTZMANN);
    }

    /// Energy of all motion, that of the bulk too, J/m³.
    public double energy() {
        return 0.5 * (pressure.trace() + mass * density * (vx * vx + vy * vy + vz * vz));
    }
}
