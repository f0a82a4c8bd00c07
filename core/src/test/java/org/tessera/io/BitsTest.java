package org.tessera.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.MalformedException;

class BitsTest {

    @Test
    void bits_comeBackInOrder() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int n = random.nextInt(200);
            long[] values = new long[n];
            int[] counts = new int[n];
            BitWriter out = new BitWriter();
            long total = 0;
            for (int i = 0; i < n; i++) {
                counts[i] = random.nextInt(65);
                values[i] = random.nextLong();
                out.write(values[i], counts[i]);
                total += counts[i];
            }
            assertThat(out.bits()).isEqualTo(total);
            byte[] bytes = out.toByteArray();
            assertThat(bytes.length).as("seed %d", seed).isEqualTo((int) ((total + 7) / 8));
            BitReader in = new BitReader(bytes);
            for (int i = 0; i < n; i++) {
                long expected = counts[i] == 0 ? 0 : values[i] & (-1L >>> (64 - counts[i]));
                assertThat(in.read(counts[i])).as("seed %d, number %d", seed, i).isEqualTo(expected);
            }
        }
    }

    @Test
    void readPastTheEnd_isMalformed() {
        BitReader in = new BitReader(new byte[2]);
        in.read(10);

        assertThatThrownBy(() -> in.read(7)).isInstanceOf(MalformedException.class);
        assertThat(in.read(6)).isZero();
        assertThatThrownBy(() -> in.read(1)).isInstanceOf(MalformedException.class);
    }

    @Test
    void firstBit_isTheLowest() {
        BitWriter out = new BitWriter();
        out.write(1, 1);
        out.write(0, 2);
        out.write(0b11, 2);

        assertThat(out.toByteArray()).containsExactly(0b11001);
    }
}
