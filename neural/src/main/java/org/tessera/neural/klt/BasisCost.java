package org.tessera.neural.klt;

/// How many vectors of a learned basis are worth their bytes in the file that they were learned from.
final class BasisCost {

    /// Error of a coefficient in half steps of the values: a step of about twice that, evenly spread.
    private static final double ERROR = 2.2 / 3.4641016151377544;

    /// Bits of a number of a vector besides those of its size.
    private static final double BITS = 1.0;

    private BasisCost() {}

    /// Keeps a vector while what it saves on all blocks is more than what it takes.
    ///
    /// @param half step of the values, in the unit of the basis
    static Basis worthwhile(Basis basis, double half, long blocks) {
        double error = ERROR * half;
        int kept = 0;
        for (int k = 0; k < basis.count(); k++) {
            double ratio = basis.deviations()[k] / error;
            double saved = blocks * bits(1 + ratio * ratio) / 2;
            double taken = basis.points() * (BITS + bits(1 + ratio) / 2) + 64;
            kept = saved > taken ? k + 1 : kept;
        }
        return basis.first(Math.max(1, kept), 1);
    }

    private static double bits(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }
}
