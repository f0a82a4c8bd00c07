package org.tessera.cli.view;

import java.util.Arrays;
import java.util.Locale;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Stretch;

/// How values become colours.
public enum ValueScale {
    /// Whichever of the three suits the values.
    AUTO,
    /// Equal steps.
    LINEAR,
    /// Equal factors, for values above zero over decades.
    LOG,
    /// Linear near zero and logarithmic beyond, for images with faint and bright parts, and for both signs.
    ASINH;

    private static final double DECADES_FOR_LOG = 1e3;
    private static final double RARE = 0.05;
    private static final double SPREADS_FOR_ASINH = 20;

    /// @throws IllegalArgumentException for an unknown name
    public static ValueScale parse(String name) {
        for (ValueScale scale : values()) {
            if (scale.label().equals(name)) {
                return scale;
            }
        }
        throw new IllegalArgumentException("unknown scale '" + name + "': use auto, linear, log or asinh");
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scale over the values of a plane.
    ///
    /// @throws IllegalArgumentException for a logarithm of a plane without a value above 0
    public Stretch over(Plane plane) {
        double[] sorted =
                Arrays.stream(plane.values()).filter(Double::isFinite).sorted().toArray();
        double low = plane.min();
        double high = plane.max();
        return switch (this) {
            case LINEAR -> new Stretch.Linear(low, high);
            case LOG -> log(plane, high);
            case ASINH -> new Stretch.Asinh(low, high, knee(sorted, plane));
            case AUTO -> suited(plane, sorted, low, high);
        };
    }

    private static Stretch log(Plane plane, double high) {
        if (!(plane.minPositive() > 0)) {
            throw new IllegalArgumentException("no value of this slice is above 0: use --scale linear or asinh");
        }
        return new Stretch.Log(plane.minPositive(), high);
    }

    private static Stretch suited(Plane plane, double[] sorted, double low, double high) {
        double positive = plane.minPositive();
        boolean decades = low >= 0 && positive > 0 && high > DECADES_FOR_LOG * positive;
        double[] above = Arrays.stream(sorted).filter(v -> v > 0).toArray();
        if (decades && at(above, 0.5) < RARE * high) {
            return new Stretch.Log(positive, high);
        }
        double spread = at(sorted, 0.9) - at(sorted, 0.1);
        boolean tail = Math.max(Math.abs(low), Math.abs(high)) > SPREADS_FOR_ASINH * spread && spread > 0;
        return tail ? new Stretch.Asinh(low, high, knee(sorted, plane)) : new Stretch.Linear(low, high);
    }

    /// Half the spread of the middle two thirds of the values: the noise, where there is a background.
    private static double knee(double[] sorted, Plane plane) {
        double spread = (at(sorted, 0.84) - at(sorted, 0.16)) / 2;
        double largest = plane.maxAbs();
        return spread > 0 ? spread : largest > 0 ? largest / 1000 : 1;
    }

    private static double at(double[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) (quantile * (sorted.length - 1))];
    }
}
