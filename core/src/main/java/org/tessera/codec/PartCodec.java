package org.tessera.codec;

import org.jspecify.annotations.Nullable;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;

/// A codec that decodes a part of a chunk without working out the rest, such as one of many cells.
///
/// The digest of a chunk is that of all its values, so it does not vouch for a part; checksums of the bytes do.
public interface PartCodec extends Codec {

    /// Decodes a part, with the bits that the whole would have there.
    ///
    /// @param spec type and shape of the whole chunk
    /// @param part inside the chunk
    /// @return null where the whole would have to be worked out for it
    @Nullable
    ArrayField decodePart(ByteReader payload, FieldSpec spec, Box part, Limits limits);
}
