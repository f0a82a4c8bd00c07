package org.tessera.stage.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    @Test
    void shuffles_comeBack() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int size = new int[] {1, 2, 4, 8}[random.nextInt(4)];
            byte[] in = new byte[size * random.nextInt(70)];
            random.nextBytes(in);

            assertThat(Shuffle.unbytes(Shuffle.bytes(in, size), size))
                    .as("seed %d", seed)
                    .isEqualTo(in);
            assertThat(Shuffle.unbits(Shuffle.bits(in, size), size))
                    .as("seed %d", seed)
                    .isEqualTo(in);
        }
    }

    @Test
    void bytes_standTogetherByPlace() {
        assertThat(Shuffle.bytes(new byte[] {1, 2, 3, 4, 5, 6}, 2)).containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void bits_standTogetherByPlace() {
        byte[] in = new byte[8];
        in[3] = (byte) 0b1000_0001;

        assertThat(Shuffle.bits(in, 1)).containsExactly(8, 0, 0, 0, 0, 0, 0, 8);
    }
}
