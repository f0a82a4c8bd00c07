package org.tessera.formats.fits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.zip.GZIPInputStream;
import nom.tam.fits.compression.algorithm.hcompress.HDecompress;
import nom.tam.fits.compression.algorithm.rice.RiceCompressOption;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

/// Unpacks the bytes of one tile to integers, or to the big-endian bytes of its values.
///
/// @param algorithm ZCMPTYPE
/// @param bytePix of RICE_1: bytes of an integer
/// @param blockSize of RICE_1: integers in a block
/// @param smooth of HCOMPRESS_1
record TileBytes(String algorithm, int bytePix, int blockSize, boolean smooth) {

    static TileBytes of(Cards cards) {
        String algorithm = String.valueOf(cards.text("ZCMPTYPE"));
        switch (algorithm) {
            case "RICE_1", "RICE_ONE", "GZIP_1", "GZIP_2", "HCOMPRESS_1", "PLIO_1", "NOCOMPRESS" -> {}
            default ->
                throw new UnsupportedException("tiles of kind '" + algorithm
                        + "' are not known; known: RICE_1, GZIP_1, GZIP_2, HCOMPRESS_1, PLIO_1, NOCOMPRESS");
        }
        return new TileBytes(
                algorithm,
                option(cards, "BYTEPIX", 4, 1, 4),
                option(cards, "BLOCKSIZE", 32, 1, 1 << 16),
                option(cards, "SMOOTH", 0, Integer.MIN_VALUE, Integer.MAX_VALUE) != 0);
    }

    private static int option(Cards cards, String name, int absent, int min, int max) {
        for (int number = 1; cards.has("ZNAME" + number); number++) {
            if (name.equals(cards.text("ZNAME" + number))) {
                String key = "ZVAL" + number;
                double value = cards.number(key, absent);
                if (!(value >= min && value <= max)) {
                    throw cards.malformed(key, name + " from " + min + " to " + max, Double.toString(value));
                }
                return (int) value;
            }
        }
        return absent;
    }

    boolean isGzip() {
        return algorithm.startsWith("GZIP");
    }

    /// @param count values of the tile
    int[] integers(byte[] packed, int count) {
        try {
            return switch (algorithm) {
                case "RICE_1", "RICE_ONE" -> rice(packed, count);
                case "HCOMPRESS_1" -> hcompress(packed, count);
                case "PLIO_1" -> LineList.decode(packed, count);
                default -> throw new IllegalStateException(algorithm + " gives bytes");
            };
        } catch (org.tessera.error.CompressionException e) {
            throw e;
        } catch (RuntimeException e) { // whatever the library meets in damaged bytes
            throw new MalformedException(
                    -1, "a tile of " + algorithm + " that does not unpack to " + count + " values");
        }
    }

    private int[] rice(byte[] packed, int count) {
        RiceCompressOption option = new RiceCompressOption().setBytePix(bytePix).setBlockSize(blockSize);
        ByteBuffer in = ByteBuffer.wrap(packed);
        int[] out = new int[count];
        switch (bytePix) {
            case 1 -> {
                byte[] bytes = new byte[count];
                new RiceCompressor.ByteRiceCompressor(option).decompress(in, ByteBuffer.wrap(bytes));
                for (int i = 0; i < count; i++) {
                    out[i] = bytes[i] & 0xFF;
                }
            }
            case 2 -> {
                short[] shorts = new short[count];
                new RiceCompressor.ShortRiceCompressor(option).decompress(in, ShortBuffer.wrap(shorts));
                for (int i = 0; i < count; i++) {
                    out[i] = shorts[i];
                }
            }
            default -> new RiceCompressor.IntRiceCompressor(option).decompress(in, IntBuffer.wrap(out));
        }
        return out;
    }

    private int[] hcompress(byte[] packed, int count) {
        if (packed.length < 14) {
            throw new MalformedException(-1, "a tile of HCOMPRESS_1 of " + packed.length + " bytes");
        }
        ByteBuffer head = ByteBuffer.wrap(packed);
        long rows = head.getInt(2);
        long columns = head.getInt(6);
        if (rows < 1 || columns < 1 || rows * columns != count) {
            throw new MalformedException(
                    -1, "a tile of " + count + " values expected, found one of " + rows + " x " + columns);
        }
        long[] values = new long[count];
        new HDecompress().decompress(head, smooth, values);
        int[] out = new int[count];
        for (int i = 0; i < count; i++) {
            out[i] = (int) values[i];
        }
        return out;
    }

    /// The bytes of the values, whatever their width, which follows from how many there are.
    ///
    /// @param shuffled whether bytes of equal weight stand together, as in GZIP_2
    static byte[] gunzip(byte[] packed, int count, boolean shuffled) {
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            bytes = in.readNBytes(8 * count + 1);
        } catch (IOException e) {
            throw new MalformedException(-1, "a tile that is no gzip stream: " + e.getMessage());
        }
        int width = bytes.length / count;
        if (bytes.length != width * count || Integer.bitCount(width) != 1 || width > 8) {
            throw new MalformedException(
                    -1, "a tile of " + count + " values that unpacks to " + bytes.length + " bytes");
        }
        return shuffled ? together(bytes, count, width) : bytes;
    }

    private static byte[] together(byte[] bytes, int count, int width) {
        byte[] out = new byte[bytes.length];
        for (int weight = 0; weight < width; weight++) {
            for (int i = 0; i < count; i++) {
                out[i * width + weight] = bytes[weight * count + i];
            }
        }
        return out;
    }
}
