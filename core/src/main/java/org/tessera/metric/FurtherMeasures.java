package org.tessera.metric;

import org.jspecify.annotations.Nullable;

/// The measures that are taken only when asked for; each null when it was not.
public record FurtherMeasures(
        @Nullable MultiScale multiScale,
        @Nullable Distribution distribution,
        @Nullable Derivatives derivatives,
        @Nullable Seams seams,
        @Nullable Spectrum spectrum) {

    static final FurtherMeasures NONE = new FurtherMeasures(null, null, null, null, null);

    FurtherMeasures withSpectrum(Spectrum taken) {
        return new FurtherMeasures(multiScale, distribution, derivatives, seams, taken);
    }
}
