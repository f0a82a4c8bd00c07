package org.tessera.neural.fit;

import java.util.Arrays;
import org.tessera.codec.OptionText;
import org.tessera.neural.layer.Curve;

/// Options of a network of coordinates.
///
/// @param waves what it sees beside coordinates
/// @param order number of frequencies
/// @param range the largest frequency in quarters of a period along an axis
/// @param layers widths of the hidden layers
/// @param curve after each hidden layer
/// @param cells that one network makes at most
/// @param plan of the fit
/// @param meanError at which the fit may stop, as [org.tessera.residual.Quality#meanError]; 0 for never
@SuppressWarnings("ArrayRecordComponent")
record CoordinateOptions(
        CoordinateFeatures.Kind waves,
        int order,
        int range,
        int[] layers,
        Curve curve,
        int cells,
        FitPlan plan,
        double meanError) {

    static final int MOST_LAYERS = 8;
    static final int MOST_WIDTH = 256;
    static final int MOST_ORDER = 128;
    static final int MOST_CELLS = 1024;

    /// Frequencies are stored in these parts of a period.
    static final int QUARTERS = 4;

    /// A fit stops at this part of the error that is asked: rounding makes the rest.
    static final double EARLY = 0.6;

    private static final String[] FITTING = {"epochs", "batch", "rate", "loss", "decay", "patience", "seed"};

    /// Functions by the number in a payload.
    static final Curve[] CURVES = {Curve.ELU, Curve.RELU, Curve.SILU, Curve.TANH, Curve.SINE};

    /// Names of options: those of a fit beside others.
    static String[] names(String... own) {
        String[] all = Arrays.copyOf(own, own.length + FITTING.length);
        System.arraycopy(FITTING, 0, all, own.length, FITTING.length);
        return all;
    }

    static int[] layers(OptionText text, String absent) {
        return widths(text, "layers", absent, MOST_LAYERS, MOST_WIDTH);
    }

    /// Widths such as `25x25x25`.
    static int[] widths(OptionText text, String option, String absent, int most, int widest) {
        String asked = text.values().getOrDefault(option, absent);
        String[] parts = asked.split("x", -1);
        int[] widths = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            widths[i] = parts[i].matches("[0-9]{1,3}") ? Integer.parseInt(parts[i]) : 0;
            if (widths[i] < 1 || widths[i] > widest || widths.length > most) {
                throw new IllegalArgumentException(text.name() + ":" + option + " must be up to " + most
                        + " widths from 1 to " + widest + " such as " + absent + ", found '" + asked + "'");
            }
        }
        return widths;
    }

    static Curve curve(OptionText text, Curve absent) {
        String[] known = Arrays.stream(CURVES).map(Curve::label).toArray(String[]::new);
        String label = text.word("activation", absent.label(), known);
        return CURVES[Arrays.asList(known).indexOf(label)];
    }

    /// @param usual what is not said
    static FitPlan plan(OptionText text, FitPlan usual) {
        String loss = text.word(
                "loss",
                usual.loss().name().toLowerCase(java.util.Locale.ROOT).replace("_", ""),
                "mse",
                "l1",
                "logcosh");
        return new FitPlan(
                text.integer("epochs", usual.epochs(), 1, 100_000),
                text.integer("batch", usual.batch(), 1, 1 << 20),
                text.number("rate", usual.rate(), 1e-8, 10),
                switch (loss) {
                    case "mse" -> FitPlan.Loss.MSE;
                    case "l1" -> FitPlan.Loss.L1;
                    default -> FitPlan.Loss.LOG_COSH;
                },
                text.number("decay", usual.decay(), 0, 1),
                text.integer("patience", usual.patience(), 0, 100_000),
                text.integer("seed", (int) usual.seed(), 0, Integer.MAX_VALUE));
    }
}
