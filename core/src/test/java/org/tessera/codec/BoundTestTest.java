package org.tessera.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.target.Tolerance;

class BoundTestTest {

    private static boolean holds(double tolerance, double original, double restored) {
        return new BoundTest(Tolerance.absolute(tolerance)).holds(original, restored);
    }

    private static boolean holds(double tolerance, long original, long restored) {
        FieldSpec spec = new FieldSpec("x", ElementType.I64, Shape.of(1));
        ArrayField a = ArrayField.of(spec, new long[] {original});
        ArrayField b = ArrayField.of(spec, new long[] {restored});
        return new BoundTest(Tolerance.absolute(tolerance)).compare(a, b, null).failures().length == 0;
    }

    /// A difference in floats rounds to 0.7 here, and the bound seems to hold.
    @Test
    void differenceThatRoundsToTheBound_isDecidedExactly() {
        float prediction = 0.7f;
        float value = -2e-8f;

        assertThat(value - prediction).isEqualTo(-0.7f);
        assertThat(holds(0.7, value, prediction)).isFalse();
        assertThat(holds(0.7f, value, prediction)).isFalse();
        assertThat(holds(Math.nextUp(0.70000003), value, prediction)).isTrue();
    }

    @Test
    void value116point322559_isHeldToTheLastDigit() {
        float value = 116.322559f;
        float near = Math.nextUp(value);
        for (float restored : new float[] {near, Math.nextUp(near), Math.nextDown(value), value}) {
            double exact = Math.abs((double) restored - value);
            assertThat(holds(1e-5, value, restored)).isEqualTo(exact <= 1e-5);
            assertThat(holds(exact, value, restored)).isTrue();
            assertThat(exact == 0 || !holds(Math.nextDown(exact), value, restored))
                    .isTrue();
        }
    }

    @Test
    void ties_areDecidedByTheRoundingError() {
        // 1 - (-2^-60) = 1 + 2^-60 rounds to 1; so does 1 - 2^-60.
        assertThat(1 - -0x1p-60).isEqualTo(1.0);
        assertThat(holds(1, 1, -0x1p-60)).isFalse();
        assertThat(holds(1, 1, 0x1p-60)).isTrue();
        assertThat(holds(1, -1, 0x1p-60)).isFalse();
        assertThat(holds(1, -1, -0x1p-60)).isTrue();
        assertThat(holds(1, 1, 0)).isTrue();
    }

    @Test
    void notANumberAndInfinity_neverPass() {
        for (double tolerance : new double[] {1, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            assertThat(holds(tolerance, 1.0, Double.NaN)).isFalse();
            assertThat(holds(tolerance, Double.NaN, 1.0)).isFalse();
            assertThat(holds(tolerance, Double.NaN, Double.NaN)).isFalse();
            assertThat(holds(tolerance, 1.0, Double.POSITIVE_INFINITY)).isFalse();
            assertThat(new BoundTest(new Tolerance(Double.POSITIVE_INFINITY, 0.5)).holds(1, Double.NaN))
                    .isFalse();
        }
    }

    @Test
    void differenceBeyondTheLargestDouble_fails() {
        assertThat(holds(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE)).isFalse();
        assertThat(holds(Double.MAX_VALUE, Double.MAX_VALUE, 0.0)).isTrue();
    }

    /// `a - b` wrapped to -1 and passed.
    @Test
    void longIntegersWhoseDifferenceWraps_fail() {
        assertThat(holds(10, Long.MAX_VALUE, Long.MIN_VALUE)).isFalse();
        assertThat(holds(10, Long.MIN_VALUE, Long.MAX_VALUE)).isFalse();
        assertThat(holds(10, Long.MIN_VALUE, 0L)).isFalse();
        assertThat(holds(1e300, Long.MIN_VALUE, Long.MAX_VALUE)).isTrue();
    }

    @Test
    void longIntegers_areComparedBeyond53Bits() {
        long big = (1L << 60) + 1;
        assertThat(holds(0.5, big, big + 1)).isFalse();
        assertThat(holds(1, big, big + 1)).isTrue();
        assertThat(holds(1, big, big + 2)).isFalse();
        assertThat(holds(2.9, -big, -big + 2)).isTrue();
        assertThat(holds(2.9, -big, -big + 3)).isFalse();
    }

    /// The limit 1.55 units of the smallest double was rounded to 2 of them.
    @Test
    void pointwiseLimitBelowTheSmallestNormalDouble_isExact() {
        double unit = Double.MIN_VALUE;
        BoundTest test = new BoundTest(new Tolerance(Double.POSITIVE_INFINITY, 0.0155));

        assertThat(test.holds(100 * unit, 102 * unit)).isFalse();
        assertThat(test.holds(100 * unit, 101 * unit)).isTrue();
        assertThat(test.holds(-100 * unit, -99 * unit)).isTrue();
        assertThat(test.holds(0, unit)).isFalse();
        assertThat(test.holds(0, 0)).isTrue();
    }

    /// 0.7 is a little less than seven tenths: 3 is not within it of 10.
    @Test
    void pointwiseLimitOfIntegers_isExact() {
        FieldSpec spec = new FieldSpec("x", ElementType.I64, Shape.of(2));
        ArrayField a = ArrayField.of(spec, new long[] {10, 10L << 56});
        ArrayField b = ArrayField.of(spec, new long[] {3, 3L << 56});
        BoundTest test = new BoundTest(new Tolerance(Double.POSITIVE_INFINITY, 0.7));

        assertThat(test.compare(a, b, null).failures()).containsExactly(0, 1);
    }

    @Test
    void randomPairs_agreeWithDecimalArithmetic() {
        Random random = new Random(2026);
        for (int i = 0; i < 60_000; i++) {
            double a = Math.scalb(random.nextDouble() - 0.5, random.nextInt(i % 2 == 0 ? 6 : 2000) - 1040);
            double limit = Math.abs(a) * Math.scalb(random.nextDouble(), -random.nextInt(60)) + Double.MIN_VALUE;
            double b = random.nextBoolean() ? a + limit : a - limit;
            b = switch (random.nextInt(3)) {
                case 0 -> Math.nextUp(b);
                case 1 -> Math.nextDown(b);
                default -> b;
            };
            double pointwise = limit / Math.abs(a);
            Tolerance tolerance = i % 3 == 0 && pointwise > 0 && pointwise < 1
                    ? new Tolerance(Double.POSITIVE_INFINITY, pointwise)
                    : Tolerance.absolute(limit);

            assertThat(new BoundTest(tolerance).holds(a, b))
                    .as("seed 2026, pair %d: %s, %s within %s", i, a, b, tolerance)
                    .isEqualTo(ExactCheck.holds(new BigDecimal(a), new BigDecimal(b), tolerance));
        }
    }

    @Test
    void maskedPoints_areNotCompared() {
        ArrayField a = ArrayField.of("x", new float[] {1, Float.NaN, 3}, 3);
        ArrayField b = ArrayField.of("x", new float[] {1, 7, 3.5f}, 3);
        BoundTest.Result result = new BoundTest(Tolerance.absolute(1)).compare(a, b, new byte[] {0, 1, 0});

        assertThat(result.failures()).isEmpty();
        assertThat(result.deviation()).isEqualTo(new Deviation(2, 0.5, 0.25));
        assertThat(new BoundTest(Tolerance.absolute(1)).compare(a, b, null).failures())
                .containsExactly(1);
    }
}
