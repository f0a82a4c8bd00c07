package org.tessera.cli.chart;

/// One axis of a chart.
///
/// @param label quantity and unit, such as `bits per value`
/// @param scale how values become places
/// @param low fixed lower end, or NaN to fit the data
/// @param high fixed upper end, or NaN to fit the data
public record Axis(String label, Scale scale, double low, double high) {

    /// How values become places. On a logarithmic axis what is not above zero has no place and is left out.
    public enum Scale {
        LINEAR,
        LOG
    }

    public static Axis linear(String label) {
        return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN);
    }

    public static Axis log(String label) {
        return new Axis(label, Scale.LOG, Double.NaN, Double.NaN);
    }

    /// The same with ends of its own; NaN for one that fits the data.
    public Axis within(double newLow, double newHigh) {
        return new Axis(label, scale, newLow, newHigh);
    }

    /// Whether a value has a place on this axis.
    boolean shows(double value) {
        return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
    }

    /// Where on the scale: the value, or its decimal logarithm.
    double bend(double value) {
        return scale == Scale.LOG ? StrictMath.log10(value) : value;
    }
}
