package org.tessera.stage.lossless;

import com.github.luben.zstd.Zstd;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Bytes to fewer bytes with zstd, or as they are where that does not help.
public final class ByteLossless {

    private ByteLossless() {}

    /// A block: flag, length, bytes.
    public static void write(byte[] bytes, int level, ByteWriter out) {
        byte[] packed = bytes.length < 24 ? bytes : Zstd.compress(bytes, level);
        if (packed.length < bytes.length) {
            out.u8(1).varint(bytes.length).block(packed);
        } else {
            out.u8(0).block(bytes);
        }
    }

    /// Bytes that [#write] would take, without its few bytes of lengths.
    public static long packedSize(byte[] bytes, int level) {
        return Math.min(bytes.length, Zstd.compress(bytes, level).length);
    }

    /// Reads a block.
    ///
    /// @param limit most bytes the block may unpack to
    public static byte[] read(ByteReader in, int limit) {
        int flag = in.u8();
        if (flag == 0) {
            byte[] bytes = in.block();
            if (bytes.length > limit) {
                throw in.malformed("a block of at most " + limit + " bytes expected, found " + bytes.length);
            }
            return bytes;
        }
        if (flag != 1) {
            throw in.malformed("a block flag of 0 or 1 expected, found " + flag);
        }
        int length = in.varint(limit, "the length of an unpacked block");
        byte[] packed = in.block();
        return unpack(in, packed, length);
    }

    private static byte[] unpack(ByteReader in, byte[] packed, int length) {
        // The frame states its own size; both must agree before anything is allocated.
        if (packed.length == 0 || Zstd.getFrameContentSize(packed) != length) {
            throw in.malformed("a zstd frame of " + length + " bytes expected");
        }
        byte[] bytes = ZstdBytes.unpack(packed, length);
        if (bytes == null) {
            throw in.malformed("a zstd frame that is damaged");
        }
        return bytes;
    }
}
