package org.tessera.residual;

import org.tessera.codec.OptionText;

/// How finely the numbers of a model are written where neither a bound nor a size is asked.
///
/// @param meanError sum of the errors' sizes over that of the values' (the norm L1) to stay within; 0 for a
///        little more than the model has with exact numbers
public record Quality(double meanError) {

    /// As good as the model is.
    public static final Quality OWN = new Quality(0);

    /// Part that rounding may add to the error of a model.
    static final double ADDED = 0.02;

    /// Name of the option.
    public static final String OPTION = "l1";

    public Quality {
        if (!(meanError >= 0 && meanError < 1)) {
            throw new IllegalArgumentException(OPTION + " must be from 0 to below 1, found " + meanError);
        }
    }

    public static Quality parse(OptionText text) {
        return new Quality(text.number(OPTION, 0, 0, 0.999999));
    }
}
