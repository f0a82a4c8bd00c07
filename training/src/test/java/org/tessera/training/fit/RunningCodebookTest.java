package org.tessera.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.neural.fit.Autoencoding;
import org.tessera.neural.layer.Features;

class RunningCodebookTest {

    /// Latents (sample, dimension, position) at three places, with little noise.
    private static float[] latents(Random random) {
        float[] out = new float[8 * 2 * 4];
        for (int s = 0; s < 8; s++) {
            for (int p = 0; p < 4; p++) {
                int place = random.nextInt(3);
                out[s * 8 + p] = (float) (place * 4 + 0.01 * random.nextGaussian());
                out[s * 8 + 4 + p] = (float) (place == 1 ? 5 : -2 + 0.01 * random.nextGaussian());
            }
        }
        return out;
    }

    @Test
    void entries_goToWhereTheLatentsAre() {
        for (long seed = 1; seed < 5; seed++) {
            Random random = new Random(seed);
            RunningCodebook book =
                    new RunningCodebook(new Autoencoding.Codebook(6, 0.9, 0.25), Features.of(2, 4), seed);
            for (int batch = 0; batch < 200; batch++) {
                book.replace(latents(random));
            }
            float[] seen = latents(random);
            float[] replaced = book.replace(seen);
            for (int i = 0; i < seen.length; i++) {
                assertThat(replaced[i]).as("number %d, seed %d", i, seed).isCloseTo(seen[i], within(0.1f));
            }
        }
    }
}
