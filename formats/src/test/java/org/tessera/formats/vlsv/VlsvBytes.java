package org.tessera.formats.vlsv;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;

/// Builds VLSV files by hand, of either byte order, right or wrong.
final class VlsvBytes {

    private final ByteOrder order;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final StringBuilder footer = new StringBuilder("<VLSV>\n");

    VlsvBytes(ByteOrder order) {
        this.order = order;
        data.writeBytes(new byte[16]);
    }

    /// @param attributes as they stand in the tag
    VlsvBytes array(String tag, String attributes, ElementType type, Object numbers, int vector) {
        int length = java.lang.reflect.Array.getLength(numbers);
        byte[] bytes = new byte[length * type.bytes()];
        Elements.store(type, numbers, 0, MemorySegment.ofArray(bytes), 0, length, order);
        String kind = type.isFloat() ? "float" : type == ElementType.I64 || type.isUnsigned() ? "uint" : "int";
        footer.append("<%s %s arraysize=\"%d\" vectorsize=\"%d\" datatype=\"%s\" datasize=\"%d\">%d</%s>\n"
                .formatted(tag, attributes, length / vector, vector, kind, type.bytes(), data.size(), tag));
        data.writeBytes(bytes);
        return this;
    }

    VlsvBytes parameter(String name, double value) {
        return array("PARAMETER", "name=\"" + name + "\"", ElementType.F64, new double[] {value}, 1);
    }

    VlsvBytes xml(String text) {
        footer.append(text);
        return this;
    }

    byte[] bytes() {
        int offset = data.size();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(data.toByteArray());
        whole.writeBytes((footer + "</VLSV>\n").getBytes(StandardCharsets.UTF_8));
        byte[] bytes = whole.toByteArray();
        bytes[0] = (byte) (order == ByteOrder.BIG_ENDIAN ? 1 : 0);
        ByteBuffer.wrap(bytes).order(order).putLong(8, offset);
        return bytes;
    }
}
