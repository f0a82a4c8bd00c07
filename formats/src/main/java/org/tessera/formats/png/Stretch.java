package org.tessera.formats.png;

import java.util.ArrayList;
import java.util.List;

/// How a range of values is spread over the colours, and which values its colour bar names.
public sealed interface Stretch {

    /// Value at the lower end of the colours.
    double low();

    /// Value at the upper end of the colours.
    double high();

    /// Grows with the value; need not be between 0 and 1.
    double bend(double value);

    /// Inverse of [#bend].
    double unbend(double bent);

    /// 0 at the low end, 1 at the high end, NaN for NaN.
    default double position(double value) {
        double from = bend(low());
        double span = bend(high()) - from;
        return span == 0 && !Double.isNaN(value) ? 0.5 : (bend(value) - from) / span;
    }

    /// Values to name on a colour bar, ascending.
    List<Double> ticks();

    /// Equal steps of value, equal steps of colour.
    record Linear(double low, double high) implements Stretch {

        public Linear {
            check(low, high);
        }

        @Override
        public double bend(double value) {
            return value;
        }

        @Override
        public double unbend(double bent) {
            return bent;
        }

        @Override
        public List<Double> ticks() {
            return Ticks.round(low, high, 5);
        }
    }

    /// Equal factors, equal steps of colour. Values of 0 and below take the lowest colour.
    record Log(double low, double high) implements Stretch {

        public Log {
            check(low, high);
            if (!(low > 0)) {
                throw new IllegalArgumentException("a logarithmic scale starts above 0, found " + low);
            }
        }

        @Override
        public double bend(double value) {
            return Double.isNaN(value) ? value : StrictMath.log10(Math.max(value, Double.MIN_NORMAL));
        }

        @Override
        public double unbend(double bent) {
            return StrictMath.pow(10, bent);
        }

        @Override
        public List<Double> ticks() {
            List<Double> decades = Ticks.decades(low, high, 7);
            return decades.size() >= 2 ? decades : spaced(this);
        }
    }

    /// Linear within the knee, logarithmic beyond, for values of both signs.
    ///
    /// @param knee where the linear part ends, above 0
    record Asinh(double low, double high, double knee) implements Stretch {

        public Asinh {
            check(low, high);
            if (!(knee > 0)) {
                throw new IllegalArgumentException("the knee of an asinh scale is above 0, found " + knee);
            }
        }

        @Override
        public double bend(double value) {
            double x = Math.abs(value) / knee;
            return Math.copySign(StrictMath.log(x + Math.sqrt(x * x + 1)), value);
        }

        @Override
        public double unbend(double bent) {
            return StrictMath.sinh(bent) * knee;
        }

        @Override
        public List<Double> ticks() {
            return spaced(this);
        }
    }

    private static List<Double> spaced(Stretch stretch) {
        double from = stretch.bend(stretch.low());
        double to = stretch.bend(stretch.high());
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            ticks.add(stretch.unbend(from + (to - from) * i / 4));
        }
        return ticks;
    }

    private static void check(double low, double high) {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("a scale needs two finite ends in order, found " + low + " and " + high);
        }
    }
}
