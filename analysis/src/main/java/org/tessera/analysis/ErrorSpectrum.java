package org.tessera.analysis;

import java.util.Arrays;
import org.tessera.field.Box;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.metric.PairReader;
import org.tessera.metric.PairTile;
import org.tessera.metric.Spectrum;

/// The isotropic power spectra of original, reconstruction and error.
///
/// Each block has its mean taken off and goes through a Hann window: fields are seldom periodic, and the jump between
/// opposite ends would hide every error under its own flat spectrum. Points left out count as the mean. Powers are
/// normalised by the window's, so that white noise of variance v has the power v at every wavenumber.
/// One block of at most four million points is in memory at a time; of a larger field eight such blocks are averaged.
/// Source: Welch, "The use of fast Fourier transform for the estimation of power spectra" (1967).
public final class ErrorSpectrum {

    private ErrorSpectrum() {}

    /// @param fills values of the original that mean "no data"
    /// @return a spectrum without bins when no axis has eight points
    /// @throws IllegalArgumentException when the shapes differ
    public static Spectrum of(Field original, Field reconstruction, double... fills) {
        PairReader reader = new PairReader(original, reconstruction, fills);
        SpectrumBlocks blocks = SpectrumBlocks.of(original.spec().shape());
        Shape block = blocks.boxes().getFirst().shape();
        long[] sizes = Arrays.stream(blocks.axes()).mapToLong(block::size).toArray();
        if (sizes.length == 0) {
            return new Spectrum(new double[0], new double[0], new double[0], new double[0], 0, "");
        }
        Shells shells = new Shells(sizes);
        for (Box box : blocks.boxes()) {
            add(reader.read(box), sizes, shells);
        }
        return shells.spectrum(blocks.boxes().size(), block.toString());
    }

    private static void add(PairTile tile, long[] sizes, Shells shells) {
        double[] x = tile.original();
        double[] e = tile.error();
        double[] window = HannWindow.of(sizes);
        double scaleX = centre(x, x);
        double scaleE = centre(e, x);
        for (int i = 0; i < x.length; i++) {
            x[i] = Double.isNaN(x[i]) ? 0 : x[i];
        }
        // One complex transform gives both, as its Hermitian and its anti-Hermitian part. They are scaled to
        // the same size first: the rounding of one would drown the other.
        double[] z = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            z[2 * i] = unit(x[i], scaleX) * window[i];
            z[2 * i + 1] = unit(e[i], scaleE) * window[i];
        }
        Transform.forward(z, sizes);
        shells.add(z, scaleX, scaleE, HannWindow.power(sizes));
    }

    /// Takes the mean over the compared points off.
    ///
    /// @return the largest absolute value left
    private static double centre(double[] values, double[] original) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(original[i])) {
                sum += values[i];
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(original[i])) {
                values[i] -= mean;
                largest = Math.max(largest, Math.abs(values[i]));
            }
        }
        return largest;
    }

    private static double unit(double value, double scale) {
        return scale == 0 ? 0 : value / scale;
    }
}
