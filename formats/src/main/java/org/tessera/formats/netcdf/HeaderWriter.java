package org.tessera.formats.netcdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tessera.formats.netcdf.Header.Dimension;
import org.tessera.formats.netcdf.Header.TypedAttribute;

/// Writes a header in the order of the grammar. Its length does not depend on where the values begin.
final class HeaderWriter {

    private static final int DIMENSIONS = 0x0A;
    private static final int VARIABLES = 0x0B;
    private static final int ATTRIBUTES = 0x0C;
    private static final long LARGEST_SIZE = 0xFFFFFFFFL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Schema schema;
    private final int version;

    private HeaderWriter(Schema schema, int version) {
        this.schema = schema;
        this.version = version;
    }

    /// @param begins first byte of each array
    static byte[] write(Schema schema, int version, long[] begins) {
        return new HeaderWriter(schema, version).header(begins);
    }

    private byte[] header(long[] begins) {
        i32('C' << 24 | 'D' << 16 | 'F' << 8 | version);
        size(schema.records());
        list(DIMENSIONS, schema.dimensions().size());
        for (Dimension dimension : schema.dimensions()) {
            name(dimension.name());
            size(dimension.size());
        }
        attributes(schema.attributes());
        list(VARIABLES, schema.arrays().size());
        for (int i = 0; i < begins.length; i++) {
            variable(schema.arrays().get(i), begins[i]);
        }
        return out.toByteArray();
    }

    private void variable(Schema.Array array, long begin) {
        name(array.name());
        size(array.axes().size());
        array.axes().forEach(this::size);
        attributes(array.attributes());
        i32(array.type().code());
        long bytes = schema.slabBytes(array);
        long padded = bytes + HeaderBytes.padding(bytes);
        size(version == 5 ? padded : Math.min(padded, LARGEST_SIZE));
        if (version == 1) {
            i32((int) begin);
        } else {
            i64(begin);
        }
    }

    private void attributes(List<TypedAttribute> attributes) {
        list(ATTRIBUTES, attributes.size());
        for (TypedAttribute attribute : attributes) {
            name(attribute.name());
            i32(attribute.type().code());
            size(attribute.raw().length / attribute.type().bytes());
            padded(attribute.raw());
        }
    }

    /// The start of a list; zeros for an empty one.
    private void list(int tag, int count) {
        i32(count == 0 ? 0 : tag);
        size(count);
    }

    private void name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        size(bytes.length);
        padded(bytes);
    }

    private void padded(byte[] bytes) {
        out.writeBytes(bytes);
        out.writeBytes(new byte[(int) HeaderBytes.padding(bytes.length)]);
    }

    private void size(long value) {
        if (version == 5) {
            i64(value);
        } else {
            i32((int) value);
        }
    }

    private void i32(int value) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }

    private void i64(long value) {
        out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
    }
}
