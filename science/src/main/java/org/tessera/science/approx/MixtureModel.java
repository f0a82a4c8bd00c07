package org.tessera.science.approx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.residual.Approximator;
import org.tessera.residual.RoundedNumbers;
import org.tessera.stage.entropy.AdaptiveIntegers;
import org.tessera.stage.entropy.BinaryDecoder;
import org.tessera.stage.entropy.BinaryEncoder;

/// A distribution as a sum of Gaussians with full covariances.
///
/// Fitted by expectation and maximisation with the values as weights of the points ([MixtureFit]); heights follow from
/// weight and covariance, and are then refined by least squares. Middle and shape of a Gaussian are written the more
/// finely the higher it is.
///
/// @param components at most so many
public record MixtureModel(int components) implements Approximator {

    static final int MOST = 255;

    /// Bits of the parts of an index that middles and shapes are written with, at most.
    private static final int FINEST = 24;

    /// Bits of a number that decoding takes.
    private static final long LARGEST = 1L << 40;

    @Override
    public @Nullable Analysis analyse(ArrayField field) {
        int[] sizes = field.spec().shape().intSizes();
        List<Gaussian> fitted = MixtureFit.of(field.toDoubles(), sizes, components);
        return fitted.isEmpty() ? null : step -> write(fitted, sizes.length, step);
    }

    private static byte @Nullable [] write(List<Gaussian> gaussians, int axes, double step) {
        double stored = RoundedNumbers.storable(step);
        List<Gaussian> kept = new ArrayList<>();
        for (Gaussian g : gaussians) {
            double number = Math.abs(g.height() / stored);
            if (number >= LARGEST) {
                return null;
            }
            if (Math.rint(number) >= 1) {
                kept.add(g);
            }
        }
        ByteWriter out = new ByteWriter().u8(kept.size());
        RoundedNumbers.writeStep(out, stored);
        BinaryEncoder coder = new BinaryEncoder(AdaptiveIntegers.model());
        for (Gaussian g : kept) {
            long height = (long) Math.rint(g.height() / stored);
            AdaptiveIntegers.write(coder, 0, height);
            double unit = unit(height);
            for (int a = 0; a < axes; a++) {
                AdaptiveIntegers.write(coder, 1 + a, (long) Math.rint(g.middle()[a] / unit));
            }
            for (int a = 0; a < axes; a++) {
                for (int b = 0; b <= a; b++) {
                    long number = (long) Math.rint(g.root()[a][b] / unit);
                    AdaptiveIntegers.write(coder, 4 + 3 * a + b, a == b ? Math.max(1, number) : number);
                }
            }
        }
        return out.bytes(coder.finish()).toByteArray();
    }

    /// Of middles and shapes.
    private static double unit(long height) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.abs(height));
        return Math.scalb(1.0, 2 - Math.min(FINEST, bits));
    }

    @Override
    public double[] synthesise(ByteReader in, FieldSpec spec, Limits limits) {
        int[] sizes = spec.shape().intSizes();
        int count = in.u8();
        double step = RoundedNumbers.readStep(in);
        BinaryDecoder coder = new BinaryDecoder(in.bytes(in.remaining()), AdaptiveIntegers.model());
        double[] values = new double[(int) spec.shape().count()];
        for (int k = 0; k < count; k++) {
            long height = AdaptiveIntegers.read(coder, 0);
            double unit = unit(height);
            double[] middle = new double[sizes.length];
            double[][] root = new double[sizes.length][sizes.length];
            for (int a = 0; a < sizes.length; a++) {
                middle[a] = AdaptiveIntegers.read(coder, 1 + a) * unit;
            }
            for (int a = 0; a < sizes.length; a++) {
                for (int b = 0; b <= a; b++) {
                    root[a][b] = AdaptiveIntegers.read(coder, 4 + 3 * a + b) * unit;
                }
                if (!(root[a][a] > 0)) {
                    throw in.malformed("a Gaussian of positive width expected, found " + root[a][a]);
                }
            }
            new Gaussian(height * step, middle, root).addTo(values, sizes);
        }
        return values;
    }
}
