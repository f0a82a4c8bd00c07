package org.tessera.analysis;

import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.jtransforms.fft.DoubleFFT_3D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/// The discrete Fourier transform in one to three axes of any length.
final class Transform {

    static {
        // With several threads the library takes other ways through long series, with other roundings.
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private Transform() {}

    /// In place; real and imaginary parts alternate.
    static void forward(double[] z, long[] sizes) {
        switch (sizes.length) {
            case 1 -> new DoubleFFT_1D(sizes[0]).complexForward(z);
            case 2 -> new DoubleFFT_2D(sizes[0], sizes[1]).complexForward(z);
            default -> new DoubleFFT_3D(sizes[0], sizes[1], sizes[2]).complexForward(z);
        }
    }
}
