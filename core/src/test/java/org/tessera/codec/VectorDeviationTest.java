package org.tessera.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.Vectors;
import org.tessera.target.Tolerance;

class VectorDeviationTest {

    /// The sums as the scalar loop of BoundTest takes them: point i goes to sum i mod 4, the rest to the first.
    /// there;
    @Test
    void twin_hasTheBitsOfTheFourSums() {
        assumeTrue(Vectors.PRESENT, "the Vector API is not there");
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = 4 + random.nextInt(100);
            double[] a = random.doubles(n, -1, 1).toArray();
            double[] b = random.doubles(n, -1, 1).toArray();
            if (seed % 7 == 0) {
                b[random.nextInt(n)] = Double.NaN;
            }
            double[] sums = new double[4];
            double max = 0;
            for (int i = 0; i < n; i++) {
                double e = a[i] - b[i];
                sums[i < (n & -4) ? i & 3 : 0] += e * e;
                max = Math.max(max, Math.abs(e));
            }
            Deviation twin = VectorDeviation.of(a, b);

            assertThat(twin.maxError()).as("seed %d", seed).isEqualTo(Double.valueOf(max));
            assertThat(twin.sumSquares())
                    .as("seed %d", seed)
                    .isEqualTo(Double.valueOf((sums[0] + sums[1]) + (sums[2] + sums[3])));
        }
    }

    @Test
    void oneNaN_isFound() {
        float[] a = new float[999];
        float[] b = new float[999];
        b[500] = Float.NaN;
        BoundTest.Result result = new BoundTest(Tolerance.absolute(1))
                .compare(ArrayField.of("x", a, 999), ArrayField.of("x", b, 999), null);

        assertThat(result.failures()).containsExactly(500);
    }
}
