package org.tessera.container;

/// The interval in which a falling function crosses zero, and where to look next.
///
/// False position with the Illinois rule: an end that stays twice counts half (M. Dowell and P. Jarratt, BIT 1971).
/// Until both ends
/// have been looked at, steps grow away from the first guess. No step comes nearer to an end than a fiftieth of the
/// interval, so
/// a function with jumps does not hold it up.
final class Bracket {

    private static final double NARROW = 0.01;
    private static final double FIRST_STEP = 1.5;
    private static final double EDGE = 0.02;

    private double low;
    private double high;
    private double guess;
    private double step = FIRST_STEP;
    private double atLow = Double.NaN;
    private double atHigh = Double.NaN;
    private int side;

    /// @param guess where to look first
    Bracket(double low, double high, double guess) {
        this.low = low;
        this.high = Math.max(low, high);
        this.guess = Math.clamp(guess, this.low, this.high);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /// Whether the interval is still wide enough to look into.
    boolean isOpen() {
        return high - low > NARROW;
    }

    double next() {
        if (Double.isNaN(atLow) || Double.isNaN(atHigh)) {
            return guess;
        }
        double part = atLow / (atLow - atHigh);
        return low + Math.clamp(part, EDGE, 1 - EDGE) * (high - low);
    }

    /// @param value of the function at x, positive below the crossing
    void put(double x, double value) {
        if (value >= 0) {
            low = x;
            atLow = value;
            atHigh = side == 1 ? atHigh / 2 : atHigh;
            side = 1;
            guess = Math.min(x + step, (x + 3 * high) / 4);
        } else {
            high = x;
            atHigh = value;
            atLow = side == -1 ? atLow / 2 : atLow;
            side = -1;
            guess = Math.max(x - step, (x + 3 * low) / 4);
        }
        step *= 2;
    }
}
