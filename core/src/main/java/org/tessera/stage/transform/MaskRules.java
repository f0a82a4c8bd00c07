package org.tessera.stage.transform;

/// Which values are not numbers to be approximated, besides NaN and infinities.
///
/// @param fills values that mean "no data"
/// @param validMin smaller values are kept exactly; NaN for no limit
/// @param validMax larger values are kept exactly; NaN for no limit
/// @param negativeZero keep the sign of zero
public record MaskRules(double[] fills, double validMin, double validMax, boolean negativeZero) {

    public static final MaskRules NONE = new MaskRules(new double[0], Double.NaN, Double.NaN, false);

    public MaskRules {
        fills = fills.clone();
    }

    @Override
    public double[] fills() {
        return fills.clone();
    }

    boolean isFill(double value) {
        for (double fill : fills) {
            if (value == fill || value == (float) fill) {
                return true;
            }
        }
        return value < validMin || value > validMax;
    }

    boolean hasRules() {
        return fills.length > 0 || !Double.isNaN(validMin) || !Double.isNaN(validMax);
    }

    /// Whether every finite value is ordinary.
    public boolean isPlain() {
        return !hasRules() && !negativeZero;
    }

    /// Whether a value is masked under these rules.
    public boolean masks(double value) {
        return !Double.isFinite(value) || hasRules() && isFill(value) || negativeZero && isNegativeZero(value);
    }

    static boolean isNegativeZero(double value) {
        return value == 0 && Double.doubleToRawLongBits(value) != 0;
    }
}
