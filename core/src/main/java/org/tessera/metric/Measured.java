package org.tessera.metric;

import org.jspecify.annotations.Nullable;

/// Everything that is known of one compressed variable: its errors and, where there is a file, its sizes.
///
/// @param comparison original against reconstruction
/// @param sizes null when two fields were compared and nothing compressed
public record Measured(Comparison comparison, @Nullable Sizes sizes) {

    public static Measured of(Comparison comparison) {
        return new Measured(comparison, null);
    }
}
