package org.tessera.training.data;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Permutations and generators that depend on a seed and a place in the run, and on nothing that came before: what is
/// resumed draws what an uninterrupted run would have drawn.
public final class Shuffle {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Shuffle() {}

    public static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A seed for one place of a run, well mixed (Steele et al. 2014).
    public static long seed(long seed, long a, long b) {
        long z = seed + GOLDEN * (a + 1) + Long.rotateLeft(GOLDEN, 32) * (b + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// 0 to count-1 in an order of its own for each seed (Fisher-Yates).
    public static int[] permutation(int count, long seed) {
        RandomGenerator random = generator(seed);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }
}
