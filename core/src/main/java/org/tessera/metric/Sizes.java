package org.tessera.metric;

/// What was stored, against what there was.
///
/// @param originalBytes bytes of the values
/// @param compressedBytes **all** bytes needed to decode them: payload, side information, index and model
/// @param values number of values
public record Sizes(long originalBytes, long compressedBytes, long values) {

    public Sizes {
        if (originalBytes < 0 || compressedBytes <= 0 || values <= 0) {
            throw new IllegalArgumentException("sizes must be positive, found " + originalBytes + " bytes in "
                    + compressedBytes + " for " + values + " values");
        }
    }

    public double ratio() {
        return (double) originalBytes / compressedBytes;
    }

    /// Bits per value.
    public double bitRate() {
        return 8.0 * compressedBytes / values;
    }
}
