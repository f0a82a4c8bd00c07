package org.tessera.wavelet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tessera.codec.OptionText;

/// Options of the `wavelet` codec.
///
/// @param mode which axes are decomposed apart
/// @param step quantisation step in sixteenths of the tolerance, 0 to choose
/// @param effort 1 to 9: how large the block is on which the rest is chosen
public record WaveletOptions(Mode mode, int step, int effort) {

    /// Which decomposition.
    public enum Mode {
        /// The cheapest on a sample of the data.
        AUTO,
        /// All axes together, level by level.
        DYADIC,
        /// Each axis to the end, one after the other.
        PACKET
    }

    private static final int USUAL_EFFORT = 7;

    public static final WaveletOptions DEFAULT = new WaveletOptions(Mode.AUTO, 0, USUAL_EFFORT);

    /// Largest step, in sixteenths.
    static final int MOST = 80;

    public WaveletOptions {
        if (step < 0 || step > MOST) {
            throw new IllegalArgumentException(
                    "wavelet:step must be from 1 to " + MOST + " sixteenths, or 0 (choose), found " + step);
        }
        if (effort < 1 || effort > 9) {
            throw new IllegalArgumentException("wavelet:effort must be from 1 to 9, found " + effort);
        }
    }

    /// Whether sparse chunks are looked at as a whole.
    boolean isThorough() {
        return effort >= USUAL_EFFORT;
    }

    /// Values of each of the two blocks on which decomposition, depth and step are tried.
    int sample() {
        return effort < USUAL_EFFORT ? 1 << 14 : effort < 9 ? 1 << 15 : 1 << 18;
    }

    /// Reads `wavelet:mode=packet,step=24`.
    public static WaveletOptions parse(OptionText text) {
        text.allow("mode", "step", "effort");
        return new WaveletOptions(
                mode(text.values().getOrDefault("mode", "auto")),
                text.integer("step", 0, 0, MOST),
                text.integer("effort", USUAL_EFFORT, 1, 9));
    }

    private static Mode mode(String name) {
        for (Mode mode : Mode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("wavelet:mode must be auto, dyadic or packet, found '" + name + "'");
    }

    public OptionText text() {
        Map<String, String> values = new LinkedHashMap<>();
        if (mode != Mode.AUTO) {
            values.put("mode", mode.name().toLowerCase(Locale.ROOT));
        }
        if (step != 0) {
            values.put("step", Integer.toString(step));
        }
        if (effort != USUAL_EFFORT) {
            values.put("effort", Integer.toString(effort));
        }
        return new OptionText("wavelet", values);
    }
}
