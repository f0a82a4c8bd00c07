package org.tessera.classic;

import java.util.Map;
import org.tessera.codec.OptionText;

/// Options of the `regression` codec.
///
/// @param block points of a block along every axis, 0 for the usual number: 32, 12, 6, 4 for one axis to four
public record RegressionOptions(int block) {

    static final int LEAST = 3;
    static final int MOST = 128;

    public static final RegressionOptions DEFAULT = new RegressionOptions(0);

    public RegressionOptions {
        if (block != 0 && (block < LEAST || block > MOST)) {
            throw new IllegalArgumentException("regression:block must be from " + LEAST + " to " + MOST
                    + " points, or 0 (the usual), found " + block);
        }
    }

    /// Reads `regression:block=8`.
    public static RegressionOptions parse(OptionText text) {
        text.allow("block");
        return new RegressionOptions(text.integer("block", 0, 0, MOST));
    }

    public OptionText text() {
        return new OptionText("regression", block == 0 ? Map.of() : Map.of("block", Integer.toString(block)));
    }
}
