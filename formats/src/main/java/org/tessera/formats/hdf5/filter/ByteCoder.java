package org.tessera.formats.hdf5.filter;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.tessera.error.MalformedException;

/// Lossless coders of blocks, as filters of HDF5 and compressors of VTK use them.
public enum ByteCoder {
    LZ4 {
        @Override
        int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
            return Lz4.FACTORY.safeDecompressor().decompress(in, from, count, out, at, length);
        }

        @Override
        public byte[] shrink(byte[] in, int from, int count, int level) {
            return Lz4.FACTORY.fastCompressor().compress(in, from, count);
        }
    },
    ZSTD {
        @Override
        int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
            long size = Zstd.decompressByteArray(out, at, length, in, from, count);
            if (Zstd.isError(size)) {
                throw new ZstdException(size);
            }
            return (int) size;
        }

        @Override
        public byte[] shrink(byte[] in, int from, int count, int level) {
            return Zstd.compress(Arrays.copyOfRange(in, from, from + count), level);
        }
    },
    ZLIB {
        @Override
        int expand(byte[] in, int from, int count, byte[] out, int at, int length) throws DataFormatException {
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(in, from, count);
                int size = 0;
                for (int more = -1; size < length && more != 0; size += more) {
                    more = inflater.inflate(out, at + size, length - size);
                }
                return size;
            } finally {
                inflater.end();
            }
        }

        @Override
        public byte[] shrink(byte[] in, int from, int count, int level) {
            Deflater deflater = new Deflater(level);
            try {
                deflater.setInput(in, from, count);
                deflater.finish();
                byte[] out = new byte[count + count / 1000 + 64];
                return Arrays.copyOf(out, deflater.deflate(out));
            } finally {
                deflater.end();
            }
        }
    },
    BLOSCLZ {
        @Override
        int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
            return BloscLz.expand(in, from, count, out, at, length);
        }
    },
    SNAPPY {
        @Override
        int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
            return Snappy.expand(in, from, count, out, at, length);
        }
    },
    LZF {
        @Override
        int expand(byte[] in, int from, int count, byte[] out, int at, int length) {
            return Lzf.expand(in, from, count, out, at, length);
        }

        @Override
        public byte[] shrink(byte[] in, int from, int count, int level) {
            return Lzf.shrink(in, from, count);
        }
    };

    /// Loads its library when first needed; the variant without native code and without access to raw memory.
    private static final class Lz4 {
        static final LZ4Factory FACTORY = LZ4Factory.safeInstance();
    }

    /// @return bytes that came out
    abstract int expand(byte[] in, int from, int count, byte[] out, int at, int length) throws DataFormatException;

    /// @param level as the coder counts; those without levels ignore it
    public byte[] shrink(byte[] in, int from, int count, int level) {
        throw new UnsupportedOperationException(this + " is only read");
    }

    /// Fills `length` bytes of `out` from `count` bytes of `in`.
    ///
    /// @throws MalformedException when they do not give exactly that
    public final void decode(byte[] in, int from, int count, byte[] out, int at, int length, String where) {
        if (count < 0 || from < 0 || count > in.length - from) {
            throw new MalformedException(
                    -1, where + ": a block of " + count + " bytes at byte " + from + " of " + in.length + " stored");
        }
        int size;
        try {
            size = expand(in, from, count, out, at, length);
        } catch (DataFormatException | LZ4Exception | ZstdException | IndexOutOfBoundsException e) {
            throw new MalformedException(-1, where + ": damaged " + this + " block");
        }
        if (size != length) {
            throw new MalformedException(
                    -1, where + ": a " + this + " block holds " + size + " bytes instead of " + length);
        }
    }
}
