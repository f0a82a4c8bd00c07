package org.tessera.codec;

/// What a codec makes of a chunk.
///
/// @param bytes the payload
/// @param levelEnds for levels 1, 2, 3 how many bytes from the start suffice to decode that level;
///        empty where every level needs all bytes
public record Encoded(byte[] bytes, int[] levelEnds) {

    public Encoded(byte[] bytes) {
        this(bytes, new int[0]);
    }
}
