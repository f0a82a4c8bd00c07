package org.tessera.cli.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.tessera.formats.png.Ticks;

/// An axis fitted to its data: ends, ticks, and where each value lies between 0 and 1.
final class AxisScale {

    /// Decades from which on only powers of ten are labelled.
    private static final double WIDE = 2.2;

    /// Powers of ten that doubles hold with all their digits.
    private static final double LOWEST = -307;

    private static final double HIGHEST = 308;

    private final Axis axis;
    private final double low;
    private final double high;

    private AxisScale(Axis axis, double low, double high) {
        this.axis = axis;
        this.low = low;
        this.high = high;
    }

    /// Fits an axis; values without a place are passed over.
    static AxisScale fit(Axis axis, DoubleStream values) {
        double[] bent = values.filter(axis::shows).map(axis::bend).sorted().toArray();
        double low = bent.length == 0 ? 0 : bent[0];
        double high = bent.length == 0 ? 1 : bent[bent.length - 1];
        double pad = high > low ? 0.04 * (high - low) : axis.scale() == Axis.Scale.LOG ? 0.5 : widening(low);
        // A measure that starts near zero starts at zero: bars of air below it say nothing.
        boolean fromZero = axis.scale() == Axis.Scale.LINEAR && low >= 0 && low < 0.25 * high;
        low = axis.shows(axis.low()) ? axis.bend(axis.low()) : fromZero ? 0 : low - pad;
        high = axis.shows(axis.high()) ? axis.bend(axis.high()) : high + pad;
        if (axis.scale() == Axis.Scale.LOG) {
            low = Math.max(low, LOWEST);
            high = Math.min(high, HIGHEST);
        }
        return new AxisScale(axis, low, high > low ? high : low + 1);
    }

    private static double widening(double value) {
        return value == 0 ? 1 : 0.1 * Math.abs(value);
    }

    boolean shows(double value) {
        return axis.shows(value);
    }

    /// 0 at the lower end, 1 at the upper one.
    double place(double value) {
        return (axis.bend(value) - low) / (high - low);
    }

    /// Whether a value lies between the ends.
    boolean holds(double value) {
        double place = shows(value) ? place(value) : -1;
        return place >= -1e-9 && place <= 1 + 1e-9;
    }

    /// Values to label.
    List<Double> ticks(int wanted) {
        if (axis.scale() == Axis.Scale.LINEAR) {
            return Ticks.round(low, high, wanted);
        }
        if (high - low >= WIDE) {
            return Ticks.decades(StrictMath.pow(10, low), StrictMath.pow(10, high), wanted + 2);
        }
        List<Double> few = multiples(1, 2, 5);
        return few.size() >= 3 ? few : Ticks.round(StrictMath.pow(10, low), StrictMath.pow(10, high), wanted);
    }

    /// Values with a faint line and no label: those between powers of ten.
    List<Double> minor() {
        boolean few = axis.scale() == Axis.Scale.LOG && high - low >= WIDE && high - low <= 7;
        return few ? multiples(2, 3, 4, 5, 6, 7, 8, 9) : List.of();
    }

    /// Labels as markup: as many digits as tell neighbours apart, powers of ten all written alike.
    List<String> labels(List<Double> ticks) {
        boolean powers = axis.scale() == Axis.Scale.LOG
                && high - low >= WIDE
                && ticks.stream().anyMatch(v -> v < 1e-3 || v >= 1e5);
        if (powers) {
            return ticks.stream()
                    .map(v -> Svg.power((int) Math.rint(StrictMath.log10(v))))
                    .toList();
        }
        List<String> labels = ticks.stream().map(Svg::number).toList();
        boolean alike = labels.stream().distinct().count() < labels.size();
        return alike && ticks.size() > 1 ? offset(ticks) : labels;
    }

    /// Values far from zero and near to each other: 273.15, 273.20.
    private static List<String> offset(List<Double> ticks) {
        int digits = (int) Math.clamp(-Math.floor(StrictMath.log10(ticks.get(1) - ticks.get(0)) + 1e-9), 0, 12);
        return ticks.stream()
                .map(v -> String.format(Locale.ROOT, Math.abs(v) < 1e9 ? "%." + digits + "f" : "%.9e", v)
                        .replace('-', '−'))
                .toList();
    }

    private List<Double> multiples(double... mantissas) {
        List<Double> values = new ArrayList<>();
        for (int exponent = (int) Math.floor(low); exponent <= high; exponent++) {
            for (double mantissa : mantissas) {
                double value = Double.parseDouble(mantissa + "e" + exponent);
                if (holds(value)) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
