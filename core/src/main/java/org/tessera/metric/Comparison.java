package org.tessera.metric;

import org.jspecify.annotations.Nullable;
import org.tessera.field.Field;

/// How far a reconstruction is from its original, over the finite points that are no fill value.
///
/// @param counts points compared and points left out
/// @param values the original's values
/// @param errors the error's size
/// @param similarity null when not asked for
/// @param autocorrelation null when not asked for
/// @param histogram null when not asked for
/// @param further what is taken only when asked for
public record Comparison(
        PointCounts counts,
        ValueStatistics values,
        ErrorStatistics errors,
        @Nullable Similarity similarity,
        @Nullable Autocorrelation autocorrelation,
        @Nullable Histogram histogram,
        FurtherMeasures further) {

    /// Compares two fields of the same shape and any element types, in memory that does not grow with them.
    ///
    /// The numbers do not depend on the number of threads.
    ///
    /// @throws IllegalArgumentException when the shapes differ
    public static Comparison of(Field original, Field reconstruction, CompareOptions options) {
        return new ComparisonRun(original, reconstruction, options).run();
    }

    /// The same with a spectrum, taken by whoever has a Fourier transform.
    public Comparison withSpectrum(Spectrum spectrum) {
        return new Comparison(
                counts, values, errors, similarity, autocorrelation, histogram, further.withSpectrum(spectrum));
    }

    /// True when no compared point is further off than the bound and all others are of the same kind as before.
    ///
    /// The errors are differences rounded to double. The promise of a compressed file is checked more strictly
    /// where that file is written.
    public boolean within(double bound) {
        return (counts.compared() == 0 || errors.maxError() <= bound) && counts.classChanged() == 0;
    }
}
