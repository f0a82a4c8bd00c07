package org.tessera.training.run;

import org.tessera.neural.normalise.Normalisation;
import org.tessera.training.data.NormalisedBlocks;

/// Mean PSNR over blocks, each with its own range as peak, and no floor under the error. Constant blocks and blocks
/// that came back exactly have none and are counted apart.
///
/// @param values in dB, of the values themselves
/// @param normalised in dB, of what the network sees
/// @param blocks that have a PSNR
public record Quality(double values, double normalised, int blocks) {

    private static final double TEN = 10;

    /// @param made what the network made of them, normalised
    public static Quality of(NormalisedBlocks original, float[] made, Normalisation normalisation) {
        int size = original.blocks().shape().count();
        int width = normalisation.side().size();
        float[] x = new float[size];
        float[] y = new float[size];
        double values = 0;
        double normalised = 0;
        int counted = 0;
        for (int b = 0; b < original.blocks().count(); b++) {
            System.arraycopy(original.blocks().values(), b * size, x, 0, size);
            System.arraycopy(made, b * size, y, 0, size);
            double inside = psnr(x, y);
            normalisation.inverse(x, 0, size, side(original, b, width), 0, x);
            normalisation.inverse(y, 0, size, side(original, b, width), 0, y);
            double outside = psnr(x, y);
            if (Double.isFinite(inside) && Double.isFinite(outside)) {
                normalised += inside;
                values += outside;
                counted++;
            }
        }
        return new Quality(
                counted == 0 ? Double.NaN : values / counted,
                counted == 0 ? Double.NaN : normalised / counted,
                counted);
    }

    private static float[] side(NormalisedBlocks blocks, int block, int width) {
        return java.util.Arrays.copyOfRange(blocks.side(), block * width, (block + 1) * width);
    }

    private static double psnr(float[] x, float[] y) {
        double low = x[0];
        double high = x[0];
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            low = Math.min(low, x[i]);
            high = Math.max(high, x[i]);
            double e = (double) x[i] - y[i];
            squares += e * e;
        }
        double range = high - low;
        return TEN * StrictMath.log10(range * range / (squares / x.length));
    }
}
