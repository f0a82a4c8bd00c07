package org.tessera.training.fit;

import java.util.random.RandomGenerator;
import org.tessera.neural.fit.Autoencoding;
import org.tessera.neural.layer.Features;
import org.tessera.training.data.Shuffle;

/// A codebook whose entries are exponential running means of the latents that they replaced (A. van den Oord et al.,
/// 2017, appendix A.1). Entries that hardly anything is near to start anew at a latent (P. Dhariwal et al., "Jukebox",
/// 2020, section 3.1).
final class RunningCodebook {

    /// An entry below this part of its share starts anew.
    private static final double RARE = 0.02;

    /// Batches from one look at rare entries to the next.
    private static final int LOOKED = 20;

    private static final double SMOOTHED = 1e-5;

    private final int count;
    private final int dimension;
    private final int positions;
    private final double decay;
    private final RandomGenerator random;
    private final double[] sizes;
    private final double[] sums;
    private final float[] entries;
    private int batches;

    RunningCodebook(Autoencoding.Codebook book, Features latent, long seed) {
        count = book.entries();
        decay = book.decay();
        dimension = latent.channels();
        positions = latent.positions();
        random = Shuffle.generator(seed);
        sizes = new double[count];
        sums = new double[count * dimension];
        entries = new float[count * dimension];
    }

    float[] entries() {
        return entries.clone();
    }

    /// The nearest entries, and a step of the means towards what they replaced.
    ///
    /// @param latents (sample, dimension, position)
    /// @return the same shape
    float[] replace(float[] latents) {
        int vectors = latents.length / dimension;
        if (batches == 0) {
            for (int e = 0; e < count; e++) {
                restart(e, latents, vectors, 1);
            }
        }
        int[] seen = new int[count];
        double[] found = new double[count * dimension];
        float[] out = new float[latents.length];
        for (int i = 0; i < vectors; i++) {
            int at = place(i);
            int nearest = nearest(latents, at);
            seen[nearest]++;
            for (int d = 0; d < dimension; d++) {
                found[nearest * dimension + d] += latents[at + d * positions];
                out[at + d * positions] = entries[nearest * dimension + d];
            }
        }
        move(seen, found);
        batches++;
        if (batches % LOOKED == 0) {
            double share = (double) vectors / count;
            for (int e = 0; e < count; e++) {
                if (sizes[e] < RARE * share) {
                    restart(e, latents, vectors, share);
                }
            }
        }
        return out;
    }

    private int place(int vector) {
        return vector / positions * positions * dimension + vector % positions;
    }

    private void move(int[] seen, double[] found) {
        double all = 0;
        for (int e = 0; e < count; e++) {
            sizes[e] = decay * sizes[e] + (1 - decay) * seen[e];
            all += sizes[e];
        }
        for (int e = 0; e < count; e++) {
            double size = (sizes[e] + SMOOTHED) / (all + count * SMOOTHED) * all;
            for (int d = 0; d < dimension; d++) {
                int at = e * dimension + d;
                sums[at] = decay * sums[at] + (1 - decay) * found[at];
                entries[at] = (float) (sums[at] / size);
            }
        }
    }

    private void restart(int entry, float[] latents, int vectors, double size) {
        int at = place(random.nextInt(vectors));
        sizes[entry] = size;
        for (int d = 0; d < dimension; d++) {
            float v = latents[at + d * positions];
            entries[entry * dimension + d] = v;
            sums[entry * dimension + d] = v * size;
        }
    }

    private int nearest(float[] latents, int at) {
        int best = 0;
        float least = Float.POSITIVE_INFINITY;
        for (int e = 0; e < count; e++) {
            float distance = 0;
            for (int d = 0; d < dimension; d++) {
                float off = latents[at + d * positions] - entries[e * dimension + d];
                distance += off * off;
            }
            if (distance < least) {
                least = distance;
                best = e;
            }
        }
        return best;
    }
}
