package org.tessera.formats.hdf5.filter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.tessera.error.MalformedException;

/// Filter 32004: big-endian, the length of the values (u64) and of a block (u32), then for each block its stored length
/// (u32) and bytes; a block that LZ4 does not shorten is stored as it is, which its length says.
final class Lz4Filter implements ChunkFilter {

    private static final int DEFAULT_BLOCK = 1 << 30;
    private static final int HEAD = 12;
    private static final int MOST_EXPANSION = 255;

    @Override
    public byte[] decode(byte[] stored, int[] parameters, int length, String where) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        if (stored.length < HEAD) {
            throw new MalformedException(-1, where + ": " + stored.length + " bytes are too few for the LZ4 filter");
        }
        long claimed = in.getLong();
        int block = in.getInt();
        if (claimed != length || block < 1 || length > (long) MOST_EXPANSION * stored.length) {
            throw new MalformedException(
                    -1,
                    where + ": LZ4 blocks of " + block + " bytes for " + claimed + " bytes, " + length + " expected");
        }
        byte[] out = new byte[length];
        for (int at = 0; at < length; at += Math.min(block, length - at)) {
            int expected = Math.min(block, length - at);
            if (in.remaining() < 4) {
                throw new MalformedException(-1, where + ": its LZ4 blocks end after " + at + " of " + length);
            }
            int count = in.getInt();
            if (count == expected && in.remaining() >= count) {
                System.arraycopy(stored, in.position(), out, at, count);
            } else {
                ByteCoder.LZ4.decode(stored, in.position(), count, out, at, expected, where);
            }
            in.position(in.position() + count);
        }
        return out;
    }

    @Override
    public byte[] encode(byte[] values, int[] parameters) {
        int asked = parameters.length > 0 && parameters[0] > 0 ? parameters[0] : DEFAULT_BLOCK;
        int block = Math.max(1, Math.min(asked, values.length));
        ByteArrayOutputStream out = new ByteArrayOutputStream(values.length / 2 + HEAD);
        out.writeBytes(
                ByteBuffer.allocate(HEAD).putLong(values.length).putInt(block).array());
        for (int at = 0; at < values.length; ) {
            int count = Math.min(block, values.length - at);
            byte[] coded = ByteCoder.LZ4.shrink(values, at, count, 0);
            boolean shorter = coded.length < count;
            out.writeBytes(ByteBuffer.allocate(4)
                    .putInt(shorter ? coded.length : count)
                    .array());
            out.write(shorter ? coded : values, shorter ? 0 : at, shorter ? coded.length : count);
            at += count;
        }
        return out.toByteArray();
    }
}
