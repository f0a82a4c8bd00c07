package org.tessera.io;

import org.tessera.error.LimitExceededException;

/// How much a stream may ask for. Checked before every allocation, since a few bytes can claim terabytes.
///
/// @param chunkValues most values in one chunk
/// @param metadataBytes most bytes of names, attributes and other side information in one frame
/// @param chunks most chunks in a file
public record Limits(long chunkValues, long metadataBytes, long chunks) {

    /// Generous for real files, small enough for an ordinary heap.
    public static final Limits DEFAULT = new Limits(1L << 25, 1L << 28, 1L << 26);

    private static final long MOST_BYTES = 1L << 30;

    /// Values of a chunk, as bytes, must fit one Java array.
    private static final long MOST_VALUES = 1L << 27;

    public Limits {
        if (chunkValues < 0 || chunkValues > MOST_VALUES || metadataBytes < 0 || metadataBytes > MOST_BYTES) {
            throw new IllegalArgumentException("limits of " + chunkValues + " values in a chunk and " + metadataBytes
                    + " bytes of metadata: at most " + MOST_VALUES + " and " + MOST_BYTES);
        }
    }

    public void checkChunkValues(long values) {
        check("values in a chunk", values, chunkValues);
    }

    public void checkMetadata(long bytes) {
        check("bytes of metadata", bytes, metadataBytes);
    }

    public void checkChunks(long count) {
        check("chunks in a file", count, chunks);
    }

    private static void check(String what, long asked, long limit) {
        if (asked < 0 || asked > limit) {
            throw new LimitExceededException(what, asked, limit);
        }
    }
}
