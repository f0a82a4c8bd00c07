package org.tessera.formats.netcdf;

import org.jspecify.annotations.Nullable;
import org.tessera.field.FieldSpec;
import org.tessera.formats.conventions.PhysicalValues;
import org.tessera.target.Tolerance;

/// What became of a variable whose mantissas were rounded.
///
/// @param tolerance what the bound came to
/// @param bits explicit mantissa bits that are left
/// @param allBits of the type
/// @param maxError largest error found when it was written
/// @param points values compared
/// @param masked values kept exactly
/// @param range largest ordinary value less the smallest
/// @param physical what values stand for, or null when they stand for themselves
public record RoundedVariable(
        FieldSpec spec,
        Tolerance tolerance,
        int bits,
        int allBits,
        double maxError,
        long points,
        long masked,
        double range,
        @Nullable PhysicalValues physical) {}
