package org.tessera.cli;

import org.jspecify.annotations.Nullable;
import org.tessera.container.VariableSummary;
import org.tessera.formats.conventions.PhysicalValues;

/// The range of a variable as people mean it.
///
/// @param min smallest ordinary value
/// @param max largest
record PhysicalRange(double min, double max) {

    /// @param physical null where values stand for themselves
    static PhysicalRange of(VariableSummary summary, @Nullable PhysicalValues physical) {
        return physical == null
                ? new PhysicalRange(summary.min(), summary.max())
                : new PhysicalRange(
                        physical.min(summary.min(), summary.max()), physical.max(summary.min(), summary.max()));
    }
}
