package org.tessera.stage.lossless;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import org.jspecify.annotations.Nullable;

/// A zstd frame back to bytes. What a damaged one is called is the caller's to say.
public final class ZstdBytes {

    private ZstdBytes() {}

    /// @param length of the bytes, checked against a limit before
    /// @return null where the frame is damaged or holds another number of bytes
    public static byte @Nullable [] unpack(byte[] packed, int length) {
        byte[] bytes = new byte[length];
        try {
            return Zstd.decompressByteArray(bytes, 0, length, packed, 0, packed.length) == length ? bytes : null;
        } catch (ZstdException e) {
            return null;
        }
    }
}
