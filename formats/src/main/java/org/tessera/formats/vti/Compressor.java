package org.tessera.formats.vti;

import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.hdf5.filter.ByteCoder;

/// What a VTK file's `compressor` names.
enum Compressor {
    NONE(null, 1),
    ZLIB(ByteCoder.ZLIB, 1100),
    LZ4(ByteCoder.LZ4, 256);

    private final @Nullable ByteCoder coder;
    private final int mostExpansion;

    Compressor(@Nullable ByteCoder coder, int mostExpansion) {
        this.coder = coder;
        this.mostExpansion = mostExpansion;
    }

    ByteCoder coder() {
        if (coder == null) {
            throw new IllegalStateException("arrays that are not compressed have no coder");
        }
        return coder;
    }

    /// Bytes that come from one byte at most.
    int mostExpansion() {
        return mostExpansion;
    }

    /// @throws UnsupportedException for one that is not known, saying what to do
    static Compressor of(@Nullable String name) {
        return switch (name == null ? "" : name) {
            case "" -> NONE;
            case "vtkZLibDataCompressor" -> ZLIB;
            case "vtkLZ4DataCompressor" -> LZ4;
            default ->
                throw new UnsupportedException("a VTK file compressed by " + name
                        + " is not read: write it with zlib (in VTK: SetCompressorTypeToZLib)");
        };
    }
}
