package org.tessera.cli.report;

import org.jspecify.annotations.Nullable;
import org.tessera.metric.BoundCheck;
import org.tessera.metric.Measured;

/// One variable under one bound.
///
/// @param variable its name
/// @param layout element type and shape, such as `f64 100x500x500`
/// @param codec as the command line writes it
/// @param bound as the command line writes it, such as `abs=1e-3`
/// @param check the verdict
/// @param measured errors and sizes
/// @param modelBytes bytes of a model among the compressed ones, 0 for none
/// @param slices pictures, or null for none
/// @param command what to type to get the same again
public record ReportEntry(
        String variable,
        String layout,
        String codec,
        String bound,
        BoundCheck check,
        Measured measured,
        long modelBytes,
        @Nullable Triptych slices,
        String command) {}
