package org.tessera.wavelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;

class CoefficientCoderTest {

    private static final int[][] SIZES = {{1, 1, 1, 1}, {1, 1, 1, 200}, {1, 1, 17, 30}, {1, 9, 10, 11}, {3, 4, 5, 6}};

    /// Numbers of all sizes, or mostly zeros.
    private static double[] numbers(Random random, int n) {
        int widest = 1 + random.nextInt(48);
        boolean sparse = random.nextBoolean();
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            long size = random.nextLong() >>> 64 - widest >>> random.nextInt(widest);
            boolean zero = sparse && random.nextInt(30) != 0;
            numbers[i] = zero ? 0 : random.nextBoolean() ? size : -size;
        }
        return numbers;
    }

    private static boolean same(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void numbers_comeBack() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int[] sizes = SIZES[seed % SIZES.length];
            List<Band> bands = new WaveletTransform(sizes, random.nextInt(16), random.nextInt(5)).bands();
            double[] numbers = numbers(random, Band.whole(sizes).count());
            RangeEncoder out = new RangeEncoder();
            new CoefficientCoder(out, numbers.clone(), sizes, true).code(bands);
            double[] read = new double[numbers.length];
            RangeDecoder in = new RangeDecoder(out.finish());
            new CoefficientCoder(in, read, sizes, false).code(bands);
            assertThat(same(read, numbers)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void corrections_comeBack() {
        for (int seed = 0; seed < 300; seed++) {
            int[] sizes = SIZES[seed % SIZES.length];
            double[] numbers = numbers(new Random(seed), Band.whole(sizes).count());
            RangeEncoder out = new RangeEncoder();
            new CorrectionCoder(out, numbers.clone(), sizes).code(true);
            double[] read = new double[numbers.length];
            new CorrectionCoder(new RangeDecoder(out.finish()), read, sizes).code(false);
            assertThat(same(read, numbers)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void damagedBytes_giveNumbersInRange() {
        for (int seed = 0; seed < 300; seed++) {
            int[] sizes = SIZES[seed % SIZES.length];
            byte[] bytes = new byte[200];
            new Random(seed).nextBytes(bytes);
            double[] read = new double[Band.whole(sizes).count()];
            new CoefficientCoder(new RangeDecoder(bytes), read, sizes, false)
                    .code(new WaveletTransform(sizes, seed % 16, 3).bands());
            for (double number : read) {
                assertThat(Math.abs(number)).as("seed %d", seed).isLessThan(0x1p53);
            }
        }
    }

    @Test
    void zeros_costNextToNothing() {
        int[] sizes = {1, 64, 64, 64};
        double[] numbers = new double[1 << 18];
        numbers[12345] = 1;
        RangeEncoder out = new RangeEncoder();
        new CoefficientCoder(out, numbers, sizes, true).code(new WaveletTransform(sizes, 0, 4).bands());
        assertThat(out.finish().length).isLessThan(40);
    }
}
