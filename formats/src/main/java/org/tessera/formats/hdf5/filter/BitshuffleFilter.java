package org.tessera.formats.hdf5.filter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;

/// Filter 32008: bits transposed in blocks of elements, and each block coded by LZ4 or Zstandard where the dataset says
/// so. Elements that fill no group of eight stay as they are, at the end.
///
/// Client data: two numbers of version, bytes of an element, elements of a block (0: a default), coder (0, 2: LZ4,
/// 3: Zstandard), level. Coded chunks start with the length of the values (u64) and of a block (u32), big-endian, and
/// each block with its stored length (u32).
final class BitshuffleFilter implements ChunkFilter {

    private static final int NONE = 0;
    private static final int LZ4 = 2;
    private static final int ZSTD = 3;
    private static final int HEAD = 12;
    private static final int TARGET_BLOCK = 8192; // bytes
    private static final int SMALLEST_BLOCK = 128; // elements

    @Override
    public boolean keepsLength(int[] parameters) {
        return at(parameters, 4) == NONE;
    }

    @Override
    public byte[] decode(byte[] stored, int[] parameters, int length, String where) {
        int size = elementBytes(parameters, where);
        ByteCoder coder = coder(parameters, where);
        if (coder == null) {
            if (stored.length != length) {
                throw new MalformedException(-1, where + " holds " + stored.length + " bytes instead of " + length);
            }
            return plain(stored, size, block(parameters, size), false);
        }
        ByteBuffer in = ByteBuffer.wrap(stored);
        if (stored.length < HEAD || in.getLong() != length) {
            throw new MalformedException(-1, where + ": bitshuffled bytes of another length than " + length);
        }
        int blockBytes = in.getInt();
        int block = blockBytes / size;
        if (block < 8 || block % 8 != 0 || blockBytes % size != 0) {
            throw new MalformedException(-1, where + ": a bitshuffle block of " + blockBytes + " bytes");
        }
        if (length / blockBytes > stored.length / 4) {
            throw new MalformedException(-1, where + ": " + stored.length + " bytes are too few for its blocks");
        }
        return coded(stored, in, coder, new Blocks(length, size, block), where);
    }

    private static byte[] coded(byte[] stored, ByteBuffer in, ByteCoder coder, Blocks blocks, String where) {
        byte[] out = new byte[blocks.length];
        byte[] bits = new byte[Math.min(blocks.length, blocks.block * blocks.size)];
        int done = 0;
        for (int count = blocks.next(done); count > 0; count = blocks.next(done)) {
            int bytes = count * blocks.size;
            if (in.remaining() < 4) {
                throw new MalformedException(-1, where + ": its bitshuffle blocks end early");
            }
            int coded = in.getInt();
            coder.decode(stored, in.position(), coded, bits, 0, bytes, where);
            in.position(in.position() + coded);
            BitTranspose.backward(bits, 0, out, done * blocks.size, count, blocks.size);
            done += count;
        }
        int rest = blocks.length - done * blocks.size;
        if (in.remaining() < rest) {
            throw new MalformedException(-1, where + ": its last elements are missing");
        }
        in.get(out, done * blocks.size, rest);
        return out;
    }

    /// How the elements are cut: whole blocks, then what is left in groups of eight.
    private record Blocks(int length, int size, int block) {

        int next(int done) {
            int left = length / size - done;
            return left >= block ? block : left / 8 * 8;
        }
    }

    private static byte[] plain(byte[] bytes, int size, int block, boolean forward) {
        byte[] out = bytes.clone();
        Blocks blocks = new Blocks(bytes.length, size, block);
        int done = 0;
        for (int count = blocks.next(done); count > 0; count = blocks.next(done)) {
            if (forward) {
                BitTranspose.forward(bytes, done * size, out, done * size, count, size);
            } else {
                BitTranspose.backward(bytes, done * size, out, done * size, count, size);
            }
            done += count;
        }
        return out;
    }

    @Override
    public byte[] encode(byte[] values, int[] parameters) {
        int size = elementBytes(parameters, "a chunk");
        int block = block(parameters, size);
        ByteCoder coder = coder(parameters, "a chunk");
        byte[] bits = plain(values, size, block, true);
        if (coder == null) {
            return bits;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(values.length / 2 + HEAD);
        out.writeBytes(ByteBuffer.allocate(HEAD)
                .putLong(values.length)
                .putInt(block * size)
                .array());
        Blocks blocks = new Blocks(values.length, size, block);
        int done = 0;
        for (int count = blocks.next(done); count > 0; count = blocks.next(done)) {
            byte[] coded = coder.shrink(bits, done * size, count * size, ZstdFilter.level(parameters, 5));
            out.writeBytes(ByteBuffer.allocate(4).putInt(coded.length).array());
            out.writeBytes(coded);
            done += count;
        }
        out.write(bits, done * size, bits.length - done * size);
        return out.toByteArray();
    }

    private static int elementBytes(int[] parameters, String where) {
        int size = at(parameters, 2);
        if (size < 1 || size > TARGET_BLOCK) {
            throw new MalformedException(-1, where + ": a bitshuffle filter for elements of " + size + " bytes");
        }
        return size;
    }

    private static int block(int[] parameters, int size) {
        int asked = at(parameters, 3);
        boolean sensible = asked >= 8 && asked % 8 == 0 && asked <= (1 << 28) / size;
        return sensible ? asked : Math.max(SMALLEST_BLOCK, TARGET_BLOCK / size / 8 * 8);
    }

    private static @org.jspecify.annotations.Nullable ByteCoder coder(int[] parameters, String where) {
        return switch (at(parameters, 4)) {
            case NONE -> null;
            case LZ4 -> ByteCoder.LZ4;
            case ZSTD -> ByteCoder.ZSTD;
            default ->
                throw new UnsupportedException(
                        where + ": bitshuffle with coder " + at(parameters, 4) + "; 0, 2 (LZ4) and 3 (ZSTD) are known");
        };
    }

    private static int at(int[] parameters, int index) {
        return index < parameters.length ? parameters[index] : 0;
    }
}
