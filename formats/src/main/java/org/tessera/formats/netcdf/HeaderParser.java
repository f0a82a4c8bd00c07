package org.tessera.formats.netcdf;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.formats.conventions.Attribute;
import org.tessera.formats.netcdf.Header.Dimension;
import org.tessera.formats.netcdf.Header.StoredVariable;
import org.tessera.formats.netcdf.Header.TypedAttribute;

/// Reads a header in the order of the grammar: magic, number of records, dimensions, attributes, variables.
final class HeaderParser {

    private static final int MAGIC = 'C' << 16 | 'D' << 8 | 'F';
    private static final int DIMENSIONS = 0x0A;
    private static final int VARIABLES = 0x0B;
    private static final int ATTRIBUTES = 0x0C;

    private static final int MOST_AXES = 1024; // NC_MAX_VAR_DIMS of the C library
    private static final int LONGEST_TEXT = 1 << 16; // the file keeps the rest

    private final HeaderBytes in;
    private int version;
    private int word = 4; // bytes of a count

    private HeaderParser(MemorySegment file) {
        this.in = new HeaderBytes(file);
    }

    static boolean startsWithMagic(byte[] head) {
        return head.length >= 4
                && head[0] == 'C'
                && head[1] == 'D'
                && head[2] == 'F'
                && (head[3] == 1 || head[3] == 2 || head[3] == 5);
    }

    /// @param file all of it
    static Header parse(MemorySegment file) {
        return new HeaderParser(file).header();
    }

    private Header header() {
        magic();
        long records = in.size();
        long streaming = version == 5 ? -1 : 0xFFFFFFFFL;
        if (records != streaming && records < 0) {
            throw in.malformed("the number of records must not be negative, found " + records);
        }
        List<Dimension> dimensions = dimensions();
        List<TypedAttribute> attributes = attributes();
        List<StoredVariable> variables = variables(dimensions);
        long known = records == streaming ? Header.STREAMING : records;
        return new Header(in.position(), version, known, dimensions, attributes, variables);
    }

    private void magic() {
        int magic = in.i32();
        if (magic >>> 8 != MAGIC) {
            throw in.malformed("not a NetCDF classic file: it does not start with CDF");
        }
        version = magic & 0xFF;
        if (version != 1 && version != 2 && version != 5) {
            throw new UnsupportedException("NetCDF classic version " + version + "; known: 1, 2, 5");
        }
        if (version == 5) {
            in.widen();
            word = 8;
        }
    }

    private List<Dimension> dimensions() {
        long count = list(DIMENSIONS, "dimensions", 4 + 2L * word);
        List<Dimension> dimensions = new ArrayList<>();
        boolean growing = false;
        for (long i = 0; i < count; i++) {
            Dimension dimension = new Dimension(in.name("dimension"), in.size("the size of a dimension"));
            if (growing && dimension.isRecord()) {
                throw in.malformed("'" + dimension.name() + "' is the second record dimension, at most one expected");
            }
            growing |= dimension.isRecord();
            dimensions.add(dimension);
        }
        return dimensions;
    }

    private List<TypedAttribute> attributes() {
        long count = list(ATTRIBUTES, "attributes", 8 + 2L * word);
        List<TypedAttribute> attributes = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            attributes.add(attribute());
        }
        return attributes;
    }

    private TypedAttribute attribute() {
        String name = in.name("attribute");
        NetcdfType type = type("attribute '" + name + "'");
        long count = in.count("values of an attribute", type.bytes());
        long bytes = count * type.bytes();
        byte[] raw = in.bytes(bytes);
        in.skip(HeaderBytes.padding(bytes));
        return new TypedAttribute(name, type, raw, said(name, type, raw));
    }

    private static @Nullable Attribute said(String name, NetcdfType type, byte[] raw) {
        ElementType element = type.element();
        if (type == NetcdfType.CHAR) {
            return Attribute.ofText(
                    name, withoutEnd(HeaderBytes.text(Arrays.copyOf(raw, Math.min(raw.length, LONGEST_TEXT)))));
        }
        if (element == null) {
            return null;
        }
        byte[] first = Arrays.copyOf(raw, Math.min(raw.length, Attribute.MOST_NUMBERS * type.bytes()));
        return Attribute.ofNumbers(name, element, first, ByteOrder.BIG_ENDIAN);
    }

    /// C programs often write the zero at the end of a text as well.
    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private List<StoredVariable> variables(List<Dimension> dimensions) {
        long count = list(VARIABLES, "variables", 16 + 4L * word);
        List<StoredVariable> variables = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (long i = 0; i < count; i++) {
            StoredVariable variable = variable(dimensions);
            if (!names.add(variable.name())) {
                throw in.malformed("two variables are called '" + variable.name() + "'");
            }
            variables.add(variable);
        }
        return variables;
    }

    private StoredVariable variable(List<Dimension> all) {
        String name = in.name("variable");
        List<Dimension> dimensions = axes(name, all);
        List<TypedAttribute> attributes = attributes();
        NetcdfType type = type("variable '" + name + "'");
        in.size(); // vsize: redundant, says the specification, and not always right; sizes follow from the dimensions
        long begin = version == 1 ? in.i32() : in.i64();
        if (begin < 0) {
            throw in.malformed("the values of '" + name + "' begin at byte " + begin);
        }
        return new StoredVariable(name, type, dimensions, attributes, begin);
    }

    private List<Dimension> axes(String name, List<Dimension> all) {
        long rank = in.count("axes", word);
        if (rank > MOST_AXES) {
            throw in.malformed("'" + name + "' has " + rank + " axes, at most " + MOST_AXES + " expected");
        }
        List<Dimension> axes = new ArrayList<>();
        for (long axis = 0; axis < rank; axis++) {
            long id = in.size();
            if (id < 0 || id >= all.size()) {
                throw in.malformed(
                        "an axis of '" + name + "' is dimension " + id + " of a file that has " + all.size());
            }
            Dimension dimension = all.get((int) id);
            if (axis > 0 && dimension.isRecord()) {
                throw in.malformed("the record dimension is axis " + axis + " of '" + name + "', axis 0 expected");
            }
            axes.add(dimension);
        }
        return axes;
    }

    private NetcdfType type(String what) {
        int code = in.i32();
        NetcdfType type = NetcdfType.of(code, version == 5);
        if (type == null) {
            throw in.malformed(what + " has type " + code + ", 1 to " + (version == 5 ? 11 : 6) + " expected");
        }
        return type;
    }

    /// The start of a list: its tag and length, or zeros when it is absent.
    private long list(int tag, String what, long least) {
        int found = in.i32();
        long count = in.count(what, least);
        if (found != tag && (found != 0 || count != 0)) {
            throw in.malformed("the list of " + what + " has tag " + found + ", " + tag + " expected");
        }
        return count;
    }
}
