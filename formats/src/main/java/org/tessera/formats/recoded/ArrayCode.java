package org.tessera.formats.recoded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;

/// A way in which a file holds the bytes of an array other than one after another.
public interface ArrayCode {

    /// Fills the whole segment with the bytes of the values, in the byte order of the placement.
    ///
    /// @param in the encoded bytes, and no more
    /// @throws org.tessera.error.CompressionException when they do not give exactly so many
    void decode(InputStream in, MemorySegment values) throws IOException;

    /// Writes the values, encoded.
    ///
    /// @param at where in the file the first byte goes
    /// @return bytes written
    long encode(MemorySegment values, FileChannel out, long at) throws IOException;

    /// What [EncodedPlacement#code] keeps of it.
    byte[] toBytes();
}
