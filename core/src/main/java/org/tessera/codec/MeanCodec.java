package org.tessera.codec;

import org.tessera.field.ArrayField;

/// A codec that can also aim at the mean error alone, where a size or a quality is asked and no bound.
///
/// What comes out is measured, and the largest error found becomes the bound that the file states and keeps.
public interface MeanCodec extends Codec {

    /// @param chunk finite values
    /// @param step as coarse as a tolerance of that size, above 0; infinite for the codec's own quality, where it has
    ///        one
    Encoded encodeMean(ArrayField chunk, double step);

    /// Whether the codec has a quality of its own, so that neither a bound nor a size needs to be asked.
    default boolean hasOwnQuality() {
        return false;
    }
}
