package org.tessera.codec;

import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// Turns the values of a chunk into bytes and back. Stateless, safe from many threads.
///
/// Values are finite: masks have taken out the rest, and filled the holes. A codec aims at the tolerance
/// but is not trusted with it: what it decodes is compared with the original before anything is written.
public interface Codec {

    CodecId id();

    /// @param chunk finite values
    /// @param tolerance without a pointwise part
    Encoded encode(ArrayField chunk, Tolerance tolerance);

    /// Decodes all values, or at `level` > 0 those whose indices are multiples of `2^level`, in which case
    /// `payload` may end where [Encoded#levelEnds] says.
    ///
    /// @param spec type and shape of the whole chunk
    /// @throws org.tessera.error.CompressionException when the payload is not what [#encode] writes
    ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits);
}
