package org.tessera.stage.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryCodingTest {

    @Test
    void bitsAndRawBits_comeBack() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int n = random.nextInt(3000);
            double likely = Math.pow(random.nextDouble(), 4);
            BinaryEncoder out = new BinaryEncoder(new AdaptiveBits(3));
            for (int i = 0; i < n; i++) {
                out.bit(i % 3, random.nextDouble() < likely ? 1 : 0);
                if (i % 17 == 0) {
                    out.raw(random.nextLong() >>> 30, 34);
                }
            }
            Random again = new Random(seed);
            again.nextInt(3000);
            again.nextDouble();
            BinaryDecoder in = new BinaryDecoder(out.finish(), new AdaptiveBits(3));
            for (int i = 0; i < n; i++) {
                assertThat(in.bit(i % 3)).as("seed %d bit %d", seed, i).isEqualTo(again.nextDouble() < likely ? 1 : 0);
                if (i % 17 == 0) {
                    assertThat(in.raw(34)).as("seed %d raw %d", seed, i).isEqualTo(again.nextLong() >>> 30);
                }
            }
        }
    }

    @Test
    void rareBits_costLittle() {
        Random random = new Random(1);
        BinaryEncoder out = new BinaryEncoder(new AdaptiveBits(1));
        for (int i = 0; i < 80_000; i++) {
            out.bit(0, random.nextInt(100) == 0 ? 1 : 0);
        }
        // The entropy is 808 bytes.
        assertThat(out.finish().length).isLessThan(870);
    }

    @Test
    void integersOfAllSizes_comeBack() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long[] values = new long[300];
            Arrays.setAll(values, i -> random.nextLong() >> (2 + random.nextInt(62)));
            BinaryEncoder out = new BinaryEncoder(AdaptiveIntegers.model());
            for (int i = 0; i < values.length; i++) {
                AdaptiveIntegers.write(out, context(values, i), values[i]);
            }
            BinaryDecoder in = new BinaryDecoder(out.finish(), AdaptiveIntegers.model());
            for (int i = 0; i < values.length; i++) {
                assertThat(AdaptiveIntegers.read(in, context(values, i)))
                        .as("seed %d number %d", seed, i)
                        .isEqualTo(values[i]);
            }
        }
    }

    private static int context(long[] values, int i) {
        return AdaptiveIntegers.context(i == 0 ? 0 : Math.abs(values[i - 1]));
    }

    @Test
    void anyBytes_decodeToSomething() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] bytes = new byte[seed];
            new Random(seed).nextBytes(bytes);
            BinaryDecoder in = new BinaryDecoder(bytes, AdaptiveIntegers.model());
            for (int i = 0; i < 500; i++) {
                long value = AdaptiveIntegers.read(in, i % AdaptiveIntegers.CONTEXTS);
                assertThat(Math.abs(value)).as("seed %d", seed).isLessThan(1L << 62);
            }
        }
    }
}
