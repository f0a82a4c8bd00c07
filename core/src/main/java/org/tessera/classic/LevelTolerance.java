package org.tessera.classic;

/// How much smaller the tolerance is at coarser levels, whose values predict all finer ones.
///
/// At level `l` (1 is the finest) the tolerance is divided by `min(alpha^(l-1), beta)`.
/// Source: QoZ (Liu et al., SC 2022, section V.C).
///
/// @param code 0 to 4, as written to the payload
record LevelTolerance(int code) {

    private static final double[] ALPHA = {1, 1.25, 1.5, 1.75, 2};
    private static final double[] BETA = {1, 2, 3, 3, 4};

    static final int COUNT = ALPHA.length;

    double divisor(int level) {
        double divisor = 1;
        for (int l = 1; l < level; l++) {
            divisor *= ALPHA[code];
        }
        return Math.min(divisor, BETA[code]);
    }
}
