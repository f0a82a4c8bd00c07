package org.tessera.formats.recoded;

import java.nio.ByteOrder;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Extent;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// Where an encoded array lies in a file, what it is when decoded, and how it is encoded.
///
/// As bytes: version 2, offset and length of the encoded bytes, length of the code and the code, then a
/// [ContiguousPlacement] whose offset is 0 for the decoded values. The version tells it from that of a plain array.
///
/// @param extent the encoded bytes
/// @param values the decoded ones, as if they lay in a file of their own
/// @param code how they are encoded, in a form that the format knows
public record EncodedPlacement(Extent extent, ContiguousPlacement values, byte[] code) {

    private static final int VERSION = 2;

    /// Bytes of values for each encoded byte: a file from a stranger must not be able to ask for a terabyte with a few.
    private static final long MOST_EXPANSION = 1100;

    public EncodedPlacement {
        code = code.clone();
    }

    public EncodedPlacement(Extent extent, ElementType type, ByteOrder order, Shape shape, ArrayCode code) {
        this(extent, new ContiguousPlacement(0, type, order, shape), code.toBytes());
    }

    /// Whether a placement is one of an encoded array.
    public static boolean is(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == VERSION;
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(64).u8(VERSION).varint(extent.offset()).varint(extent.length());
        return out.varint(code.length).bytes(code).bytes(values.toBytes()).toByteArray();
    }

    /// @throws org.tessera.error.CompressionException when the bytes are not what [#toBytes] writes
    public static EncodedPlacement parse(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new UnsupportedException("placement of version " + version + "; known: " + VERSION);
        }
        long offset = in.varint();
        long length = in.varint();
        long codeBytes = in.varint();
        if (offset < 0 || length < 0 || codeBytes < 0 || codeBytes > in.remaining()) {
            throw in.malformed("a placement of " + length + " encoded bytes at byte " + offset);
        }
        byte[] code = in.bytes((int) codeBytes);
        return new EncodedPlacement(
                new Extent(offset, length), ContiguousPlacement.parse(in.bytes(in.remaining())), code);
    }

    /// @throws MalformedException when this is no place for such values, or lies outside of the file
    public void check(Placed variable, long fileBytes) {
        values.checkAlike(variable);
        if (values.offset() != 0
                || values.bytes() / MOST_EXPANSION > extent.length()
                || extent.length() > fileBytes
                || extent.offset() > fileBytes - extent.length()) {
            FieldSpec spec = variable.values().spec();
            throw new MalformedException(
                    -1,
                    spec.name() + " has a place from byte " + extent.offset() + " to " + extent.end() + " of a file of "
                            + fileBytes);
        }
    }
}
