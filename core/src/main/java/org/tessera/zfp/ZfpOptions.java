package org.tessera.zfp;

import java.util.Map;
import org.tessera.codec.OptionText;

/// Options of the `zfp` codec, one of zfp's modes.
///
/// @param mode what decides how much of a block is kept
/// @param amount bits per value for [Mode#RATE], bit planes for [Mode#PRECISION], else 0
public record ZfpOptions(Mode mode, double amount) {

    /// How the bound is aimed at. All but the first two ignore it, and misses are repaired.
    public enum Mode {
        /// The loosest power of two that holds the bound, found by trying.
        SEARCH,
        /// The power of two at or below the bound, as zfp takes it.
        ACCURACY,
        RATE,
        PRECISION,
        REVERSIBLE
    }

    public static final ZfpOptions DEFAULT = new ZfpOptions(Mode.SEARCH, 0);

    public ZfpOptions {
        if (mode == Mode.RATE && !(amount > 0 && amount <= 64)) {
            throw new IllegalArgumentException("zfp:rate must be above 0 and at most 64, found " + amount);
        }
        if (mode == Mode.PRECISION && !(amount >= 1 && amount <= 64 && amount == Math.rint(amount))) {
            throw new IllegalArgumentException("zfp:precision must be a whole number from 1 to 64, found " + amount);
        }
    }

    /// Reads `zfp`, `zfp:search=no`, `zfp:rate=8`, `zfp:precision=20`, `zfp:reversible=yes`.
    public static ZfpOptions parse(OptionText text) {
        text.allow("search", "rate", "precision", "reversible");
        if (text.values().size() > 1) {
            throw new IllegalArgumentException("zfp takes one of search, rate, precision, reversible; found " + text);
        }
        if (text.values().containsKey("rate")) {
            return new ZfpOptions(Mode.RATE, number(text, "rate"));
        }
        if (text.values().containsKey("precision")) {
            return new ZfpOptions(Mode.PRECISION, text.integer("precision", 0, 1, 64));
        }
        if (yes(text, "reversible", false)) {
            return new ZfpOptions(Mode.REVERSIBLE, 0);
        }
        return yes(text, "search", true) ? DEFAULT : new ZfpOptions(Mode.ACCURACY, 0);
    }

    private static double number(OptionText text, String option) {
        try {
            return Double.parseDouble(text.values().get(option));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "zfp:" + option + " must be a number, found '"
                            + text.values().get(option) + "'",
                    e);
        }
    }

    private static boolean yes(OptionText text, String option, boolean absent) {
        String value = text.values().getOrDefault(option, absent ? "yes" : "no");
        if (!value.equals("yes") && !value.equals("no")) {
            throw new IllegalArgumentException("zfp:" + option + " must be yes or no, found '" + value + "'");
        }
        return value.equals("yes");
    }

    public OptionText text() {
        return new OptionText(
                "zfp",
                switch (mode) {
                    case SEARCH -> Map.of();
                    case ACCURACY -> Map.of("search", "no");
                    case RATE -> Map.of("rate", Double.toString(amount));
                    case PRECISION -> Map.of("precision", Integer.toString((int) amount));
                    case REVERSIBLE -> Map.of("reversible", "yes");
                });
    }
}
