package org.tessera.neural.layer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The functions of one number that a network may use, and the name and default of the parameter of each.
public enum Curve {
    RELU("", 0),
    LEAKY_RELU("slope", 0.01),
    ELU("alpha", 1),
    GELU("", 0),
    SILU("", 0),
    TANH("", 0),
    SIGMOID("", 0),
    SINE("frequency", 1);

    private final String parameter;
    private final double usual;

    Curve(String parameter, double usual) {
        this.parameter = parameter;
        this.usual = usual;
    }

    /// `leaky-relu`
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Name of the parameter; empty when there is none.
    public String parameter() {
        return parameter;
    }

    /// The parameter when a file does not say it.
    public double usual() {
        return usual;
    }

    static Optional<Curve> named(String label) {
        return Arrays.stream(values())
                .filter(curve -> curve.label().equals(label))
                .findFirst();
    }
}
