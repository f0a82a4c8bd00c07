package org.tessera.formats.npy;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// The header of an `.npy` file: magic, version, length, and a Python dictionary as text.
///
/// Source: NumPy Enhancement Proposal 1 and the documentation of `numpy.lib.format`.
///
/// @param shape as the file says it
/// @param fortran whether the first axis is the fastest
/// @param offset of the first value
record NpyHeader(ElementType type, ByteOrder order, boolean fortran, Shape shape, long offset) {

    /// A header of a plain array has 80 to 200 bytes; only structured types come near this.
    static final int MAX_BYTES = 1 << 16;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;

    static boolean startsWithMagic(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// @param head the file up to [#MAX_BYTES]
    static NpyHeader read(byte[] head) {
        ByteReader in = new ByteReader(head);
        if (!startsWithMagic(head)) {
            throw in.malformed("not an .npy file: it does not start with \\x93NUMPY");
        }
        in.bytes(MAGIC.length);
        int major = in.u8();
        int minor = in.u8();
        if (major < 1 || major > 3 || minor != 0) {
            throw new UnsupportedException(".npy version " + major + "." + minor + "; known: 1.0, 2.0, 3.0");
        }
        long length = major == 1 ? in.u16() : in.i32() & 0xFFFFFFFFL;
        if (length > MAX_BYTES - in.offset()) {
            throw new LimitExceededException("bytes of an .npy header", length, MAX_BYTES - in.offset());
        }
        long textAt = in.offset();
        byte[] text = in.bytes((int) length);
        var encoding = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        NpyDictionary dictionary = NpyDictionary.parse(new String(text, encoding), textAt);
        return of(dictionary, in.offset());
    }

    private static NpyHeader of(NpyDictionary dictionary, long offset) {
        String descr = dictionary.descr();
        long[] sizes = dictionary.shape();
        ElementType type = type(descr);
        ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if (sizes.length == 0) {
            throw new UnsupportedException("an .npy file of a single number (rank 0), which is not compressed");
        }
        if (LongStream.of(sizes).anyMatch(size -> size == 0)) {
            throw new UnsupportedException("an .npy file of an empty array, which is not compressed");
        }
        if (sizes.length > Shape.MAX_RANK) {
            throw new UnsupportedException("an .npy file of rank " + sizes.length + "; at most " + Shape.MAX_RANK);
        }
        try {
            NpyHeader header = new NpyHeader(type, order, dictionary.fortran(), Shape.of(sizes), offset);
            header.place();
            return header;
        } catch (IllegalArgumentException e) {
            throw new MalformedException(offset, "an .npy shape that cannot be: " + e.getMessage());
        }
    }

    /// Where the values lie, row-major: a Fortran array is its own transpose with the axes reversed.
    ContiguousPlacement place() {
        long[] sizes = shape.sizes();
        if (fortran) {
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = shape.size(sizes.length - 1 - axis);
            }
        }
        return new ContiguousPlacement(offset, type, order, Shape.of(sizes));
    }

    /// Whether [#place] shows another shape than the file does.
    boolean turned() {
        return !place().shape().equals(shape);
    }

    /// The bytes of a version 1.0 header, padded as NumPy pads it.
    static byte[] write(FieldSpec spec) {
        String sizes =
                LongStream.of(spec.shape().sizes()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String shape = spec.shape().rank() == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
        String text = "{'descr': '" + descr(spec.type()) + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int fixed = MAGIC.length + 2 + 2;
        int total = Math.ceilDiv(fixed + text.length() + 1, ALIGNMENT) * ALIGNMENT;
        String padded = text + " ".repeat(total - fixed - text.length() - 1) + "\n";
        return new ByteWriter(total)
                .bytes(MAGIC)
                .u8(1)
                .u8(0)
                .u16(total - fixed)
                .bytes(padded.getBytes(StandardCharsets.ISO_8859_1))
                .toByteArray();
    }

    private static String descr(ElementType type) {
        String kind = type.isFloat() ? "f" : type.isUnsigned() ? "u" : "i";
        return (type.bytes() == 1 ? "|" : "<") + kind + type.bytes();
    }

    private static ElementType type(String descr) {
        return switch (descr) {
            case "<f4", ">f4" -> ElementType.F32;
            case "<f8", ">f8" -> ElementType.F64;
            case "|i1", "<i1", ">i1" -> ElementType.I8;
            case "<i2", ">i2" -> ElementType.I16;
            case "<i4", ">i4" -> ElementType.I32;
            case "<i8", ">i8" -> ElementType.I64;
            case "|u1", "<u1", ">u1" -> ElementType.U8;
            case "<u2", ">u2" -> ElementType.U16;
            case "<u4", ">u4" -> ElementType.U32;
            default ->
                throw new UnsupportedException("an .npy file of " + kind(descr)
                        + "; supported: f4 f8 i1 i2 i4 i8 u1 u2 u4 in either byte order");
        };
    }

    private static String kind(String descr) {
        String name = switch (descr.length() < 2 ? ' ' : descr.charAt(1)) {
            case 'b' -> "truth values";
            case 'c' -> "complex numbers";
            case 'S', 'U', 'a' -> "texts";
            case 'O' -> "Python objects";
            case 'M', 'm' -> "dates or durations";
            case 'V' -> "structures";
            case 'f', 'i', 'u' -> "numbers of this size";
            default -> "an unknown type";
        };
        return name + " ('" + descr + "')";
    }
}
