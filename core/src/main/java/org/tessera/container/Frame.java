package org.tessera.container;

import java.util.zip.CRC32C;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteSource;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;

/// A frame: type, length of head and body, head, CRC32C of all these, body. What the body holds, and the
/// checksums of its pieces, stand in the head, so that a part of the body can be read and checked alone.
///
/// @param type see [FrameType]
/// @param head checked bytes
/// @param bodyOffset where in the file the body starts
/// @param bodyLength its length
record Frame(int type, byte[] head, long bodyOffset, long bodyLength) {

    /// Longest possible part before the head: type and two varints.
    private static final int MAX_PREFIX = 21;

    /// Bytes of a frame before its body.
    static byte[] start(int type, byte[] head, long bodyLength) {
        ByteWriter out = new ByteWriter(head.length + MAX_PREFIX + 4);
        out.u8(type).varint(head.length).varint(bodyLength).bytes(head);
        return out.i32(crc(out.toByteArray())).toByteArray();
    }

    static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    static Frame read(ByteSource source, long offset, Limits limits) {
        int available = (int) Math.min(MAX_PREFIX, Math.max(0, source.size() - offset));
        ByteReader prefix = new ByteReader(source.read(offset, available), 0, available, offset);
        int type = prefix.u8();
        long headLength = prefix.varint();
        long bodyLength = prefix.varint();
        limits.checkMetadata(headLength);
        int start = (int) (prefix.offset() - offset);
        long end = offset + start + headLength + 4;
        if (bodyLength < 0 || end > source.size() || bodyLength > source.size() - end) {
            throw new MalformedException(offset, "a frame that reaches beyond the end of the file");
        }
        byte[] checked = source.read(offset, start + (int) headLength);
        int expected = new ByteReader(source.read(offset + checked.length, 4)).i32();
        int found = crc(checked);
        if (expected != found) {
            throw new MalformedException(
                    offset, "checksum of a frame: expected " + hex(expected) + ", found " + hex(found));
        }
        byte[] head = java.util.Arrays.copyOfRange(checked, start, checked.length);
        return new Frame(type, head, end, bodyLength);
    }

    ByteReader headReader() {
        return new ByteReader(head, 0, head.length, bodyOffset - 4 - head.length);
    }

    long end() {
        return bodyOffset + bodyLength;
    }

    Frame expect(int wanted, String what) {
        if (type != wanted) {
            throw new MalformedException(bodyOffset, what + " expected, found a frame of type " + type);
        }
        return this;
    }

    static String hex(int crc) {
        return "%08x".formatted(crc);
    }
}
