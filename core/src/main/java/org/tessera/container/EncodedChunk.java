package org.tessera.container;

import org.tessera.codec.CodecId;
import org.tessera.codec.Deviation;

/// A chunk, encoded and verified.
///
/// @param codec that made the payload
/// @param body all bytes of the chunk
/// @param levelEnds for levels 1, 2, 3 how many bytes of the body suffice; empty where all are needed
/// @param digest of the reconstruction's little-endian bytes
/// @param deviation of the reconstruction from the original
/// @param masked points kept apart exactly
/// @param repaired points that the codec missed and that were stored exactly
/// @param tolerance its own, or NaN where that of the variable is meant
record EncodedChunk(
        CodecId codec,
        byte[] body,
        int[] levelEnds,
        long digest,
        Deviation deviation,
        long masked,
        long repaired,
        double tolerance) {

    EncodedChunk(
            CodecId codec, byte[] body, int[] levelEnds, long digest, Deviation deviation, long masked, long repaired) {
        this(codec, body, levelEnds, digest, deviation, masked, repaired, Double.NaN);
    }

    EncodedChunk stating(double own) {
        return new EncodedChunk(codec, body, levelEnds, digest, deviation, masked, repaired, own);
    }
}
