package org.tessera.formats.hdf5.filter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

/// Filter 32001: a Blosc 1 buffer, little-endian. A head of 16 bytes (version, version of the coder, flags, bytes of an
/// element; lengths of the values, of a block and of the buffer), the start of each block, then the blocks. A block may
/// be split into as many streams as an element has bytes; each has its stored length before it and is stored as it is
/// where that is not shorter. Bytes or bits of a block are shuffled.
///
/// Source: "Blosc Header Format" of the c-blosc project.
final class BloscFilter implements ChunkFilter {

    private static final int HEAD = 16;
    private static final int BYTE_SHUFFLE = 1;
    private static final int PLAIN = 2;
    private static final int BIT_SHUFFLE = 4;
    private static final int DELTA = 8;
    private static final int UNSPLIT = 16;
    private static final int MOST_SPLITS = 16;
    private static final int SMALLEST_SPLIT = 128;
    private static final int MOST_FORMAT = 2; // Blosc 2 counts on from 3
    private static final ByteCoder[] FORMATS = {
        ByteCoder.BLOSCLZ, ByteCoder.LZ4, ByteCoder.SNAPPY, ByteCoder.ZLIB, ByteCoder.ZSTD
    };

    private record Head(int flags, int size, int block, ByteCoder coder) {

        boolean splits(int bytes) {
            return (flags & UNSPLIT) == 0 && bytes == block && size <= MOST_SPLITS && block / size >= SMALLEST_SPLIT;
        }
    }

    @Override
    public byte[] decode(byte[] stored, int[] parameters, int length, String where) {
        ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        Head head = head(in, length, where);
        byte[] out = new byte[length];
        if ((head.flags & PLAIN) != 0) {
            if (stored.length - HEAD < length) {
                throw new MalformedException(-1, where + ": " + stored.length + " stored bytes for " + length);
            }
            System.arraycopy(stored, HEAD, out, 0, length);
            return out;
        }
        int blocks = Math.ceilDiv(length, head.block);
        if (blocks > (stored.length - HEAD) / 4) {
            throw new MalformedException(
                    -1, where + ": " + stored.length + " bytes are too few for " + blocks + " blocks");
        }
        byte[] block = new byte[Math.min(head.block, length)];
        for (int i = 0; i < blocks; i++) {
            int bytes = Math.min(head.block, length - i * head.block);
            streams(stored, in.getInt(HEAD + 4 * i), head, block, bytes, where);
            unshuffle(head, block, out, i * head.block, bytes);
        }
        return out;
    }

    private static Head head(ByteBuffer in, int length, String where) {
        if (in.capacity() < HEAD) {
            throw new MalformedException(-1, where + ": " + in.capacity() + " bytes are too few for a Blosc head");
        }
        int flags = in.get(2) & 0xFF;
        int size = Math.max(1, in.get(3) & 0xFF);
        int format = flags >>> 5;
        int block = in.getInt(8);
        if (in.get(0) > MOST_FORMAT || (flags & DELTA) != 0 || format >= FORMATS.length) {
            throw new UnsupportedException(where + ": a Blosc buffer of format " + in.get(0) + ", flags " + flags);
        }
        if (in.getInt(4) != length || block < 1 && length > 0) {
            throw new MalformedException(
                    -1,
                    where + ": a Blosc buffer of " + in.getInt(4) + " bytes in blocks of " + block + ", " + length
                            + " expected");
        }
        return new Head(flags, size, block, FORMATS[format]);
    }

    private static void streams(byte[] stored, int start, Head head, byte[] block, int bytes, String where) {
        ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        int streams = head.splits(bytes) ? head.size : 1;
        int each = bytes / streams;
        int at = start;
        for (int i = 0; i < streams; i++) {
            if (at < HEAD || at > in.capacity() - 4) {
                throw new MalformedException(-1, where + ": a Blosc block at byte " + at + " of " + in.capacity());
            }
            int count = in.getInt(at);
            at += 4;
            if (count == each && in.capacity() - at >= count) {
                System.arraycopy(stored, at, block, i * each, each);
            } else {
                head.coder.decode(stored, at, count, block, i * each, each, where);
            }
            at += count;
        }
    }

    private static void unshuffle(Head head, byte[] block, byte[] out, int to, int bytes) {
        int count = bytes / head.size;
        System.arraycopy(block, 0, out, to, bytes);
        if ((head.flags & BYTE_SHUFFLE) != 0 && head.size > 1) {
            for (int k = 0, from = 0; k < head.size; k++) {
                for (int i = 0, at = to + k; i < count; i++, at += head.size) {
                    out[at] = block[from++];
                }
            }
        } else if ((head.flags & BIT_SHUFFLE) != 0 && count % 8 == 0) {
            BitTranspose.backward(block, 0, out, to, count, head.size);
        }
    }

    /// One block without splits, which every Blosc 1 reads. Coders that are only read here (BloscLZ, Snappy) become
    /// LZ4, which every Blosc has.
    ///
    /// Client data: two numbers of version, bytes of an element, bytes of a chunk, level, shuffle (0, 1: bytes,
    /// 2: bits), coder (0 BloscLZ, 1 LZ4, 2 LZ4HC, 3 Snappy, 4 zlib, 5 Zstandard).
    @Override
    public byte[] encode(byte[] values, int[] parameters) {
        int size = parameters.length > 2 ? Math.clamp(parameters[2], 1, 255) : 1;
        int shuffle = parameters.length > 5 ? parameters[5] : 1;
        int asked = parameters.length > 6 ? parameters[6] : 0;
        int format = asked == 4 ? 3 : asked == 5 ? 4 : 1;
        int level = parameters.length > 4 ? Math.clamp(parameters[4], 1, 9) : 5;
        int count = values.length / size;
        int flags = format << 5
                | UNSPLIT
                | (shuffle == 1 && size > 1 ? BYTE_SHUFFLE : shuffle == 2 && count % 8 == 0 ? BIT_SHUFFLE : 0);
        byte[] coded = FORMATS[format].shrink(shuffled(values, size, flags), 0, values.length, level);
        boolean plain = coded.length >= values.length;
        int total = plain ? HEAD + values.length : HEAD + 8 + coded.length;
        ByteBuffer head = ByteBuffer.allocate(HEAD + 8).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) MOST_FORMAT)
                .put((byte) 1)
                .put((byte) (plain ? flags | PLAIN : flags))
                .put((byte) size);
        head.putInt(values.length).putInt(values.length).putInt(total);
        head.putInt(HEAD + 4).putInt(coded.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream(total);
        out.write(head.array(), 0, plain ? HEAD : HEAD + 8);
        out.writeBytes(plain ? values : coded);
        return out.toByteArray();
    }

    private static byte[] shuffled(byte[] values, int size, int flags) {
        byte[] out = values.clone();
        int count = values.length / size;
        if ((flags & BYTE_SHUFFLE) != 0) {
            for (int k = 0, to = 0; k < size; k++) {
                for (int i = 0, from = k; i < count; i++, from += size) {
                    out[to++] = values[from];
                }
            }
        } else if ((flags & BIT_SHUFFLE) != 0) {
            BitTranspose.forward(values, 0, out, 0, count, size);
        }
        return out;
    }
}
