package org.tessera.analysis;

import java.util.Arrays;
import org.tessera.metric.Spectrum;

/// Sums of power over shells of equal wavenumber, up to two points a wave along an axis; the corners beyond are left
/// out, as they hold part of the directions only.
final class Shells {

    private static final int MOST_BINS = 128;
    private static final double NYQUIST = 0.5;

    private final int[] sizes;
    private final double[] original;
    private final double[] reconstruction;
    private final double[] error;
    private final long[] modes;

    Shells(long[] sizes) {
        this.sizes = Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
        int bins = Math.clamp(Arrays.stream(sizes).max().orElse(2) / 2, 1, MOST_BINS);
        this.original = new double[bins];
        this.reconstruction = new double[bins];
        this.error = new double[bins];
        this.modes = new long[bins];
    }

    /// Adds the transform of (original / scaleX) + i (error / scaleE), windowed.
    void add(double[] z, double scaleX, double scaleE, double windowPower) {
        int rank = sizes.length;
        int[] index = new int[rank];
        int points = z.length / 2;
        for (int at = 0; at < points; at++) {
            int rest = at;
            int mirror = 0;
            int stride = 1;
            double square = 0;
            for (int axis = rank - 1; axis >= 0; axis--) {
                int n = sizes[axis];
                index[axis] = rest % n;
                rest /= n;
                int opposite = index[axis] == 0 ? 0 : n - index[axis];
                mirror += opposite * stride;
                stride *= n;
                double f = Math.min(index[axis], n - index[axis]) / (double) n;
                square += f * f;
            }
            int bin = bin(Math.sqrt(square));
            if (bin >= 0) {
                addMode(bin, z, at, mirror, scaleX, scaleE, windowPower);
            }
        }
    }

    private int bin(double wavenumber) {
        if (wavenumber == 0 || wavenumber > NYQUIST) {
            return -1;
        }
        return Math.max(0, (int) Math.ceil(wavenumber / NYQUIST * modes.length - 1e-9) - 1);
    }

    private void addMode(int bin, double[] z, int at, int mirror, double scaleX, double scaleE, double windowPower) {
        double re = z[2 * at];
        double im = z[2 * at + 1];
        double mirrorRe = z[2 * mirror];
        double mirrorIm = -z[2 * mirror + 1];
        double xr = (re + mirrorRe) / 2 * scaleX;
        double xi = (im + mirrorIm) / 2 * scaleX;
        double er = (im - mirrorIm) / 2 * scaleE;
        double ei = (mirrorRe - re) / 2 * scaleE;
        original[bin] += (xr * xr + xi * xi) / windowPower;
        error[bin] += (er * er + ei * ei) / windowPower;
        double yr = xr + er;
        double yi = xi + ei;
        reconstruction[bin] += (yr * yr + yi * yi) / windowPower;
        modes[bin]++;
    }

    Spectrum spectrum(int blocks, String block) {
        double[] wavenumbers = new double[modes.length];
        Arrays.setAll(wavenumbers, bin -> NYQUIST * (bin + 0.5) / modes.length);
        return new Spectrum(wavenumbers, mean(original), mean(reconstruction), mean(error), blocks, block);
    }

    private double[] mean(double[] sums) {
        double[] means = new double[sums.length];
        Arrays.setAll(means, bin -> sums[bin] / modes[bin]);
        return means;
    }
}
