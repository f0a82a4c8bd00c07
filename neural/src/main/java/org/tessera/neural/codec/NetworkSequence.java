package org.tessera.neural.codec;

import org.tessera.neural.block.CorrectionCoder;
import org.tessera.neural.block.DifferenceCoder;
import org.tessera.neural.block.Rounding;
import org.tessera.neural.model.Model;
import org.tessera.neural.network.LatentQuantizer;
import org.tessera.neural.network.NetworkModel;
import org.tessera.stage.entropy.BitCoder;
import org.tessera.stage.entropy.SingleBits;

/// Codes the blocks of a chunk one after the other, in either direction: by the network or by differences, its latents
/// and
/// side information, by how many steps points are off.
///
/// Nothing that is coded depends on reconstructed values, so a decoder reads everything first and then runs the network
/// over all blocks at once.
final class NetworkSequence {

    /// Larger corrections than an integer holds: the block is not coded so.
    private static final double LARGEST = 1 << 29;

    /// Roughly what a correction takes, in bits, and one number of the side information, and a latent.
    private static final int CORRECTION = 6;

    private static final int SIDE = 20;
    private static final int LATENT = 6;

    private final BitCoder coder;
    private final NetworkBlocks network;
    private final Rounding rounding;
    private final boolean bounded;
    private final int[] axes;
    private final int points;
    private final LatentCoder latentCoder;
    private final SideCoder sideCoder;
    private final CorrectionCoder corrections;
    private final DifferenceCoder differences;
    private final SingleBits kinds = new SingleBits(2, 1);
    private final boolean[] known;

    private int kind;

    NetworkSequence(
            BitCoder coder,
            NetworkBlocks network,
            NetworkModel model,
            Model file,
            Rounding rounding,
            boolean bounded,
            int[] axes) {
        this.coder = coder;
        this.network = network;
        this.rounding = rounding;
        this.bounded = bounded;
        this.axes = axes;
        points = network.points();
        known = new boolean[points];
        latentCoder = new LatentCoder(coder, LatentQuantizer.of(file, model.latents()), network.latents());
        sideCoder = new SideCoder(coder, network.sides());
        corrections = new CorrectionCoder(coder, axes, points);
        differences = new DifferenceCoder(coder, axes);
        quantizer = LatentQuantizer.of(file, model.latents());
    }

    private final LatentQuantizer quantizer;

    /// @param values block after block
    /// @return false where they cannot be coded
    boolean encode(double[] values) {
        int blocks = values.length / points;
        float[] side = new float[blocks * network.sides()];
        float[] latents = network.analyse(values, side);
        quantizer.round(latents);
        float[] made = bounded ? network.synthesise(latents, side) : new float[0];
        int[] steps = new int[points];
        int[] plain = new int[points];
        for (int b = 0; b < blocks; b++) {
            boolean fits = !bounded || steps(values, made, b, steps);
            boolean whole = bounded && plain(values, b, plain);
            if (!fits && !whole) {
                return false;
            }
            boolean apart = bounded && whole && (!fits || cost(steps) > DifferenceCoder.cost(plain, axes));
            block(b, apart ? 1 : 0, latents, side, apart ? plain : steps);
        }
        return true;
    }

    /// @return values, block after block
    double[] decode(int blocks) {
        float[] side = new float[Math.multiplyExact(blocks, network.sides())];
        float[] latents = new float[Math.multiplyExact(blocks, network.latents())];
        int[][] steps = new int[blocks][];
        boolean[] apart = new boolean[blocks];
        for (int b = 0; b < blocks; b++) {
            steps[b] = new int[bounded ? points : 0];
            apart[b] = block(b, 0, latents, side, steps[b]) == 1;
        }
        float[] made = network.synthesise(latents, side);
        double[] values = new double[made.length];
        double step = 2 * rounding.half();
        for (int b = 0; b < blocks; b++) {
            for (int p = 0; p < points; p++) {
                int at = b * points + p;
                double base = apart[b] ? 0 : rounding.round(made[at] / rounding.unit());
                int k = bounded ? steps[b][p] : 0;
                values[at] = (k == 0 ? base : rounding.round(base + k * step)) * rounding.unit();
            }
        }
        return values;
    }

    private int block(int b, int wanted, float[] latents, float[] side, int[] steps) {
        kind = bounded ? kinds.code(coder, 0, kind, wanted) : 0;
        if (kind == 1) {
            differences.code(steps);
            return 1;
        }
        sideCoder.code(side, b * network.sides());
        latentCoder.code(latents, b * network.latents());
        if (bounded) {
            corrections.code(known, steps, isAny(steps));
        }
        return 0;
    }

    private static boolean isAny(int[] numbers) {
        int all = 0;
        for (int number : numbers) {
            all |= number;
        }
        return all != 0;
    }

    /// By how many steps each point of what the network made is off.
    private boolean steps(double[] values, float[] made, int b, int[] steps) {
        double inverse = 1 / (2 * rounding.half());
        for (int p = 0; p < points; p++) {
            int at = b * points + p;
            double base = rounding.round(made[at] / rounding.unit());
            double count = Math.rint((values[at] / rounding.unit() - base) * inverse);
            if (!(Math.abs(count) < LARGEST)) {
                return false;
            }
            steps[p] = (int) count;
        }
        return true;
    }

    /// The values themselves in steps.
    private boolean plain(double[] values, int b, int[] steps) {
        double inverse = 1 / (2 * rounding.half());
        for (int p = 0; p < points; p++) {
            double count = Math.rint(values[b * points + p] / rounding.unit() * inverse);
            if (!(Math.abs(count) < LARGEST)) {
                return false;
            }
            steps[p] = (int) count;
        }
        return true;
    }

    /// Bits that the network would take, roughly.
    private double cost(int[] steps) {
        double bits = SIDE * network.sides() + LATENT * network.latents();
        for (int value : steps) {
            bits += value == 0 ? 0 : CORRECTION + 31 - Integer.numberOfLeadingZeros(Math.abs(value));
        }
        return bits;
    }
}
