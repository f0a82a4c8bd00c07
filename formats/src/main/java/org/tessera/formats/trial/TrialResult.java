package org.tessera.formats.trial;

import java.util.Map;
import org.tessera.metric.Comparison;
import org.tessera.metric.Measured;
import org.tessera.metric.Sizes;
import org.tessera.target.Tolerance;

/// What came of a cell. All errors are counted on the decompressed values, none is taken from the codec.
///
/// @param cell what was tried
/// @param tolerance what its target came to
/// @param sizes original values against the whole container, index and checksums included
/// @param comparison the errors
/// @param overBound points further off than the tolerance, by the exact test
/// @param compressSeconds median over the repeats, verification included
/// @param decompressSeconds median over the repeats
/// @param codecs codec names and the number of chunks each made
public record TrialResult(
        Cell cell,
        Tolerance tolerance,
        Sizes sizes,
        Comparison comparison,
        long overBound,
        double compressSeconds,
        double decompressSeconds,
        Map<String, Integer> codecs) {

    /// Whether each point is within the tolerance and no point without a value got one.
    public boolean held() {
        return overBound == 0 && comparison.counts().classChanged() == 0;
    }

    public Measured measured() {
        return new Measured(comparison, sizes);
    }

    /// The tolerance as a fraction of the value range; NaN where that says nothing.
    public double relativeBound() {
        double range = comparison.values().range();
        return tolerance.isPointwise() || !(range > 0) ? Double.NaN : tolerance.absolute() / range;
    }

    /// 10^6 bytes of the original a second.
    public double compressSpeed() {
        return sizes.originalBytes() / compressSeconds / 1e6;
    }

    public double decompressSpeed() {
        return sizes.originalBytes() / decompressSeconds / 1e6;
    }
}
