package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

class FixedLengthBlocksTest {

    private static final int BLOCK = FixedLengthBlocks.BLOCK;

    @Test
    void read_bringsBackBlocksOfAnyWidth() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int blocks = 1 + random.nextInt(150);
            int[] numbers = new int[blocks * BLOCK];
            for (int block = 0; block < blocks; block++) {
                int width = random.nextInt(34) - 1;
                int base = random.nextBoolean() ? 0 : random.nextInt() >> random.nextInt(32);
                for (int i = 0; i < BLOCK; i++) {
                    numbers[block * BLOCK + i] =
                            width < 0 ? 0 : width == 0 ? base : base + (random.nextInt() >>> 32 - width);
                }
            }
            byte[] bytes = written(numbers);
            FixedLengthBlocks reader = new FixedLengthBlocks();
            ByteReader in = new ByteReader(bytes);
            int[] back = new int[numbers.length];
            for (int at = 0; at < back.length; at += BLOCK) {
                reader.read(in, back, at);
            }
            in.expectEnd("blocks");

            assertThat(back).as("seed %d", seed).isEqualTo(numbers);
            int words = (blocks + 63) / 64;
            assertThat(FixedLengthBlocks.bits(numbers, numbers.length))
                    .as("seed %d", seed)
                    .isEqualTo(8L * bytes.length - 64L * words);
        }
    }

    @Test
    void zeros_takeOneBitABlock() {
        assertThat(written(new int[64 * BLOCK])).hasSize(8);
    }

    @Test
    void moreBitsThanANumberHas_areMalformed() {
        byte[] bytes = new ByteWriter().i64(1).u8(33).bytes(new byte[33 * 8]).toByteArray();

        assertThatThrownBy(() -> new FixedLengthBlocks().read(new ByteReader(bytes), new int[BLOCK], 0))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 32 bits a number expected, found 33");
    }

    @Test
    void cutStreams_areMalformed() {
        byte[] bytes = written(new Random(5).ints(BLOCK).toArray());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> new FixedLengthBlocks().read(new ByteReader(cut), new int[BLOCK], 0))
                    .isInstanceOf(MalformedException.class);
        }
    }

    private static byte[] written(int[] numbers) {
        FixedLengthBlocks writer = new FixedLengthBlocks();
        ByteWriter out = new ByteWriter();
        for (int at = 0; at < numbers.length; at += BLOCK) {
            writer.write(numbers, at, out);
        }
        writer.finish(out);
        return out.toByteArray();
    }
}
