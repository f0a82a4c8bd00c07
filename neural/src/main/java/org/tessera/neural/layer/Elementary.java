package org.tessera.neural.layer;

/// Functions that a decoder may use: plain IEEE operations in a fixed order, so the same bits on every machine.
///
/// The library's `Math.exp` may differ by an ulp between machines, `StrictMath.exp` cannot be vectorised. Here all
/// work is in double and without branches, which the compiler turns into vectors where it likes, and a rounding to
/// float hides the last ulp. Error function: Abramowitz and Stegun 7.1.26, absolute error below 1.5e-7.
public final class Elementary {

    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double ROUND = 0x1.8p52;
    private static final int MANTISSA_BITS = 52;
    private static final long BIAS = 1023;

    private static final double PI_HIGH = 0x1.921fb544p1;
    private static final double PI_LOW = 0x1.0b4611a626331p-33;
    private static final double ONE_OVER_PI = 0x1.45f306dc9c883p-2;

    private Elementary() {}

    /// e^x within two ulps for x from -700 to 700; what lies outside is taken to the nearest end.
    public static double exp(double x) {
        double limited = Math.max(-700, Math.min(700, x));
        double shifted = limited * LOG2_E + ROUND;
        double whole = shifted - ROUND;
        double r = (limited - whole * LN2_HIGH) - whole * LN2_LOW;
        double p = 1.0 / 6227020800.0;
        p = p * r + 1.0 / 479001600.0;
        p = p * r + 1.0 / 39916800.0;
        p = p * r + 1.0 / 3628800.0;
        p = p * r + 1.0 / 362880.0;
        p = p * r + 1.0 / 40320.0;
        p = p * r + 1.0 / 5040.0;
        p = p * r + 1.0 / 720.0;
        p = p * r + 1.0 / 120.0;
        p = p * r + 1.0 / 24.0;
        p = p * r + 1.0 / 6.0;
        p = p * r + 0.5;
        p = p * r + 1.0;
        p = p * r + 1.0;
        return p * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + BIAS) << MANTISSA_BITS);
    }

    public static double tanh(double x) {
        double e = exp(-2 * Math.abs(x));
        return Math.copySign((1 - e) / (1 + e), x);
    }

    public static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /// x times the normal distribution's mass below x.
    public static double gelu(double x) {
        double z = Math.abs(x) * 0.7071067811865476;
        double t = 1 / (1 + 0.3275911 * z);
        double p = 1.061405429;
        p = p * t - 1.453152027;
        p = p * t + 1.421413741;
        p = p * t - 0.284496736;
        p = p * t + 0.254829592;
        double tail = 0.5 * (p * t * exp(-z * z));
        return x * (x < 0 ? tail : 1 - tail);
    }

    /// sin x within 1e-13 for |x| up to 2^30; zero where the angle is not known any more.
    public static double sin(double x) {
        double limited = Math.abs(x) <= 0x1p30 ? x : 0;
        double shifted = limited * ONE_OVER_PI + ROUND;
        double whole = shifted - ROUND;
        double r = (limited - whole * PI_HIGH) - whole * PI_LOW;
        double s = r * r;
        double p = -1.0 / 121645100408832000.0;
        p = p * s + 1.0 / 355687428096000.0;
        p = p * s - 1.0 / 1307674368000.0;
        p = p * s + 1.0 / 6227020800.0;
        p = p * s - 1.0 / 39916800.0;
        p = p * s + 1.0 / 362880.0;
        p = p * s - 1.0 / 5040.0;
        p = p * s + 1.0 / 120.0;
        p = p * s - 1.0 / 6.0;
        double sine = r + r * (p * s);
        return (Double.doubleToRawLongBits(shifted) & 1) == 0 ? sine : -sine;
    }
}
