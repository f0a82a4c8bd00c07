package org.tessera.formats.netcdf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.field.ArrayField;
import org.tessera.formats.Generated;

/// Writes small NetCDF classic files by the specification, sharing nothing with the reader. Padding between values
/// is `0xEE`, so that it shows when it gets lost.
final class ClassicWriter {

    static final int BYTE = 1;
    static final int CHAR = 2;
    static final int SHORT = 3;
    static final int INT = 4;
    static final int FLOAT = 5;
    static final int DOUBLE = 6;
    static final int UBYTE = 7;
    static final int USHORT = 8;
    static final int UINT = 9;
    static final int INT64 = 10;
    static final int UINT64 = 11;

    private static final byte PAD = (byte) 0xEE;

    private record Dimension(String name, long size) {}

    private record Written(String name, int type, int[] dimensions, Map<String, Object> attributes, byte[] values) {}

    private final int version;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final Map<String, Object> globals = new LinkedHashMap<>();
    private final List<Written> variables = new ArrayList<>();
    private long records;
    private boolean streaming;

    ClassicWriter(int version) {
        this.version = version;
    }

    /// Number of records, known or to be counted by the reader.
    ClassicWriter records(long count, boolean stream) {
        records = count;
        streaming = stream;
        return this;
    }

    /// @param size 0 for the record dimension
    ClassicWriter dimension(String name, long size) {
        dimensions.add(new Dimension(name, size));
        return this;
    }

    ClassicWriter global(String name, Object value) {
        globals.put(name, value);
        return this;
    }

    ClassicWriter variable(String name, int type, int[] axes, Map<String, Object> attributes, byte[] values) {
        variables.add(new Written(name, type, axes, attributes, values));
        return this;
    }

    ClassicWriter variable(String name, int type, int[] axes, Map<String, Object> attributes, ArrayField values) {
        return variable(name, type, axes, attributes, Generated.bytes(values, ByteOrder.BIG_ENDIAN));
    }

    byte[] bytes() {
        long[] begins = new long[variables.size()];
        int at = header(begins).length;
        for (int i = 0; i < begins.length; i++) {
            if (!isRecord(variables.get(i))) {
                begins[i] = at;
                at += padded(variables.get(i).values.length);
            }
        }
        int firstRecord = at;
        for (int i = 0; i < begins.length; i++) {
            if (isRecord(variables.get(i))) {
                begins[i] = at;
                at += slab(variables.get(i));
            }
        }
        int pitch = at - firstRecord;
        ByteBuffer out = ByteBuffer.allocate((int) (firstRecord + records * pitch));
        java.util.Arrays.fill(out.array(), PAD);
        out.put(header(begins));
        for (int i = 0; i < begins.length; i++) {
            put(variables.get(i), (int) begins[i], pitch, out);
        }
        return out.array();
    }

    /// A file without variables, whose number of records need not make sense.
    byte[] headerOnly() {
        return header(new long[0]);
    }

    private void put(Written variable, int begin, int pitch, ByteBuffer out) {
        int pieces = isRecord(variable) ? (int) records : 1;
        int length = pieces == 0 ? 0 : variable.values.length / pieces;
        for (int i = 0; i < pieces; i++) {
            out.put(begin + i * pitch, variable.values, i * length, length);
        }
    }

    private boolean isRecord(Written variable) {
        return variable.dimensions.length > 0 && dimensions.get(variable.dimensions[0]).size == 0;
    }

    /// Bytes of a variable in a record: not padded when it is alone.
    private int slab(Written variable) {
        int length = records == 0 ? 0 : (int) (variable.values.length / records);
        return variables.stream().filter(this::isRecord).count() == 1 ? length : padded(length);
    }

    private byte[] header(long[] begins) {
        ByteBuffer out = ByteBuffer.allocate(1 << 16);
        out.put("CDF".getBytes(StandardCharsets.US_ASCII)).put((byte) version);
        size(streaming ? -1 : records, out);
        list(0x0A, dimensions.size(), out);
        for (Dimension dimension : dimensions) {
            name(dimension.name, out);
            size(dimension.size, out);
        }
        attributes(globals, out);
        list(0x0B, variables.size(), out);
        for (int i = 0; i < begins.length; i++) {
            variable(variables.get(i), begins[i], out);
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private void variable(Written variable, long begin, ByteBuffer out) {
        name(variable.name, out);
        size(variable.dimensions.length, out);
        for (int dimension : variable.dimensions) {
            size(dimension, out);
        }
        attributes(variable.attributes, out);
        out.putInt(variable.type);
        size(isRecord(variable) ? slab(variable) : padded(variable.values.length), out);
        if (version == 1) {
            out.putInt((int) begin);
        } else {
            out.putLong(begin);
        }
    }

    private void attributes(Map<String, Object> attributes, ByteBuffer out) {
        list(0x0C, attributes.size(), out);
        attributes.forEach((name, value) -> {
            name(name, out);
            int start = out.position() + (version == 5 ? 12 : 8);
            switch (value) {
                case String text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    out.putInt(CHAR);
                    size(bytes.length, out);
                    out.put(bytes);
                }
                case byte[] numbers -> {
                    out.putInt(BYTE);
                    size(numbers.length, out);
                    out.put(numbers);
                }
                case short[] numbers -> {
                    out.putInt(SHORT);
                    size(numbers.length, out);
                    out.asShortBuffer().put(numbers);
                    out.position(start + 2 * numbers.length);
                }
                case float[] numbers -> {
                    out.putInt(FLOAT);
                    size(numbers.length, out);
                    out.asFloatBuffer().put(numbers);
                    out.position(start + 4 * numbers.length);
                }
                case double[] numbers -> {
                    out.putInt(DOUBLE);
                    size(numbers.length, out);
                    out.asDoubleBuffer().put(numbers);
                    out.position(start + 8 * numbers.length);
                }
                default -> throw new IllegalArgumentException("no such attribute: " + value);
            }
            align(out);
        });
    }

    private void list(int tag, int count, ByteBuffer out) {
        out.putInt(count == 0 ? 0 : tag);
        size(count, out);
    }

    private void name(String name, ByteBuffer out) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        size(bytes.length, out);
        out.put(bytes);
        align(out);
    }

    private void size(long size, ByteBuffer out) {
        if (version == 5) {
            out.putLong(size);
        } else {
            out.putInt((int) size);
        }
    }

    private static void align(ByteBuffer out) {
        out.position(padded(out.position()));
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
