package org.tessera.training;

import java.util.Random;
import org.tessera.neural.layer.Features;
import org.tessera.training.data.Blocks;

/// Smooth blocks from a seed: a wave of its own direction in each.
final class Waves {

    private Waves() {}

    static Blocks blocks(int count, int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * size * size * size];
        int at = 0;
        for (int b = 0; b < count; b++) {
            double a = random.nextGaussian();
            double[] k = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            for (int z = 0; z < size; z++) {
                for (int y = 0; y < size; y++) {
                    for (int x = 0; x < size; x++) {
                        values[at++] = (float) (2 + a * Math.sin(k[0] * z + k[1] * y + k[2] * x));
                    }
                }
            }
        }
        return new Blocks(values, Features.of(1, size, size, size), count);
    }
}
