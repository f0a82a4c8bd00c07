package org.tessera.cli.report;

import org.jspecify.annotations.Nullable;
import org.tessera.cli.view.SliceView;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.Measured;

/// One variable under one bound.
///
/// @param variable its name
/// @param layout element type and shape, such as `f64 100x500x500`
/// @param codec as the command line writes it; empty where nobody knows
/// @param bound as the command line writes it, such as `abs=1e-3`; empty for none
/// @param check the verdict, or null where no bound is known
/// @param measured errors and sizes
/// @param modelBytes bytes of a model among the compressed ones, 0 for none
/// @param slices pictures, or null for none
/// @param command what to type to get the same again
public record ReportEntry(
        String variable,
        String layout,
        String codec,
        String bound,
        @Nullable BoundCheck check,
        Measured measured,
        long modelBytes,
        @Nullable SliceView slices,
        String command) {

    /// Largest error that the bound allows everywhere, or NaN.
    double allowed() {
        return check == null || check.pointwise() || !(check.tolerance() > 0) ? Double.NaN : check.tolerance();
    }
}
