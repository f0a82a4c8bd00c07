package org.tessera.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tessera.error.MalformedException;

/// Reads what [ByteWriter] wrote, and checks every read: past the end is a [MalformedException] with
/// the offset, never an index error. All decoders read through it.
public final class ByteReader {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private final long origin;
    private int position;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length, 0);
    }

    /// @param origin offset of `bytes[start]` in the whole stream, for messages only
    public ByteReader(byte[] bytes, int start, int length, long origin) {
        java.util.Objects.checkFromIndexSize(start, length, bytes.length);
        this.bytes = bytes;
        this.position = start;
        this.end = start + length;
        this.origin = origin - start;
    }

    public int remaining() {
        return end - position;
    }

    /// Offset in the whole stream of the next byte.
    public long offset() {
        return origin + position;
    }

    public int u8() {
        need(1);
        return bytes[position++] & 0xFF;
    }

    public int u16() {
        return u8() | u8() << 8;
    }

    public int i32() {
        need(4);
        int value = (int) INT.get(bytes, position);
        position += 4;
        return value;
    }

    public long i64() {
        need(8);
        long value = (long) LONG.get(bytes, position);
        position += 8;
        return value;
    }

    public double f64() {
        return Double.longBitsToDouble(i64());
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            if (shift == 63 && next > 1) {
                break;
            }
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw malformed("a number of more than 64 bits");
    }

    public long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /// A varint that must lie in `0..max`.
    public int varint(int max, String what) {
        long value = varint();
        if (value < 0 || value > max) {
            throw malformed(what + " must be at most " + max + ", found " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    public byte[] bytes(int length) {
        need(length);
        byte[] copy = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return copy;
    }

    /// A reader of the next `length` bytes, which this one then skips; nothing is copied.
    public ByteReader slice(int length) {
        need(length);
        ByteReader part = new ByteReader(bytes, position, length, offset());
        position += length;
        return part;
    }

    /// The bytes of a varint length and a block.
    public byte[] block() {
        return bytes(length());
    }

    /// A reader of the bytes of a block.
    public ByteReader blockReader() {
        return slice(length());
    }

    public String string() {
        byte[] text = block();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("text that is not UTF-8");
        }
    }

    public void expectEnd(String what) {
        if (remaining() != 0) {
            throw malformed(remaining() + " bytes left after " + what);
        }
    }

    public MalformedException malformed(String reason) {
        return new MalformedException(offset(), reason);
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > remaining()) {
            throw malformed(
                    "a block of " + Long.toUnsignedString(length) + " bytes where " + remaining() + " are left");
        }
        return (int) length;
    }

    private void need(int length) {
        if (length < 0 || length > end - position) {
            throw malformed("the stream ends early: " + length + " bytes expected, " + remaining() + " left");
        }
    }
}
