package org.tessera.classic;

import java.util.Map;
import org.tessera.codec.OptionText;

/// Options of the `lorenzo` codec.
///
/// @param order 1 or 2 for that order along every axis, 0 to choose for each axis
public record LorenzoOptions(int order) {

    public static final LorenzoOptions DEFAULT = new LorenzoOptions(0);

    public LorenzoOptions {
        if (order < 0 || order > 2) {
            throw new IllegalArgumentException("lorenzo:order must be 0 (choose), 1 or 2, found " + order);
        }
    }

    /// Reads `lorenzo:order=2`.
    public static LorenzoOptions parse(OptionText text) {
        text.allow("order");
        return new LorenzoOptions(text.integer("order", 0, 0, 2));
    }

    public OptionText text() {
        return new OptionText("lorenzo", order == 0 ? Map.of() : Map.of("order", Integer.toString(order)));
    }
}
