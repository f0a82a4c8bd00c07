package org.tessera.formats.hdf5.filter;

import com.github.luben.zstd.Zstd;
import org.tessera.error.MalformedException;

/// Filter 32015: a Zstandard frame (RFC 8878).
final class ZstdFilter implements ChunkFilter {

    private static final int DEFAULT_LEVEL = 3;

    @Override
    public byte[] decode(byte[] stored, int[] parameters, int length, String where) {
        long claimed = Zstd.getFrameContentSize(stored);
        if (claimed >= 0 && claimed > length) {
            throw new MalformedException(-1, where + ": a ZSTD frame of " + claimed + " bytes instead of " + length);
        }
        byte[] out = new byte[length];
        ByteCoder.ZSTD.decode(stored, 0, stored.length, out, 0, length, where);
        return out;
    }

    @Override
    public byte[] encode(byte[] values, int[] parameters) {
        return ByteCoder.ZSTD.shrink(values, 0, values.length, level(parameters, 0));
    }

    /// The level of a dataset where it is a sensible one.
    static int level(int[] parameters, int index) {
        int level = parameters.length > index ? parameters[index] : DEFAULT_LEVEL;
        return level < 1 || level > Zstd.maxCompressionLevel() ? DEFAULT_LEVEL : level;
    }
}
