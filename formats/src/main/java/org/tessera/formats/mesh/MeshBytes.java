package org.tessera.formats.mesh;

import java.nio.ByteBuffer;

/// Numbers of a mesh in the order of a buffer.
final class MeshBytes {

    /// What one array holds as base64, with room to spare.
    private static final long MOST = 1L << 30;

    private MeshBytes() {}

    /// @throws IllegalArgumentException when a file would need an array larger than one there can be
    static void check(long bytes) {
        if (bytes > MOST) {
            throw new IllegalArgumentException(
                    "the surfaces need " + bytes + " bytes in one array, more than " + MOST + ": choose fewer levels");
        }
    }

    static void put(ByteBuffer to, float[] values) {
        for (float value : values) {
            to.putFloat(value);
        }
    }

    static void put(ByteBuffer to, int[] values) {
        for (int value : values) {
            to.putInt(value);
        }
    }
}
