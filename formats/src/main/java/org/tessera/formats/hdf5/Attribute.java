package org.tessera.formats.hdf5;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;

/// A small named value attached to a dataset: numbers or a string. Anything else (references, compounds)
/// has neither and is not listed.
///
/// @param name what it is called
/// @param numbers its values, or null
/// @param text its first string, or null
record Attribute(
        String name, double @Nullable [] numbers, @Nullable String text) {

    private static final int MOST_NUMBERS = 64; // attributes are shown and compared, not analysed

    /// All attributes of an object that are numbers or text.
    static List<Attribute> of(FileBytes file, ObjectHeader header) {
        List<Attribute> attributes = new ArrayList<>();
        for (Message message : header.all(Message.ATTRIBUTE)) {
            add(file, message.open(file), message.flags(), attributes);
        }
        Message info = header.first(Message.ATTRIBUTE_INFO);
        if (info != null) {
            dense(file, info.open(file), attributes);
        }
        return List.copyOf(attributes);
    }

    /// Attribute Info message: many attributes, kept in a fractal heap (specification section IV.A.2.v).
    private static void dense(FileBytes file, Block in, List<Attribute> attributes) {
        in.version(0, "an attribute info message");
        int flags = in.u8();
        in.skip((flags & 1) != 0 ? 2 : 0);
        long heapAddress = in.address();
        long tree = in.address();
        if (heapAddress == FileBytes.UNDEFINED || tree == FileBytes.UNDEFINED) {
            return;
        }
        FractalHeap heap = new FractalHeap(file, heapAddress);
        BTreeV2.walk(file, tree, BTreeV2.ATTRIBUTE_NAMES, (record, region) -> {
            Block id = record.slice(8);
            int messageFlags = record.u8();
            try {
                add(file, heap.object(id), messageFlags, attributes);
            } catch (UnsupportedException e) {
                return; // a huge attribute is for people; the file keeps it
            }
        });
    }

    private static void add(FileBytes file, Block in, int messageFlags, List<Attribute> attributes) {
        boolean elsewhere = (messageFlags & 2) != 0; // in the file's table of shared messages
        Attribute attribute = elsewhere ? null : parse(file, in);
        if (attribute != null) {
            attributes.add(attribute);
        }
    }

    /// Attribute message (specification section IV.A.2.m).
    private static @Nullable Attribute parse(FileBytes file, Block in) {
        int version = in.u8();
        int flags = in.u8();
        int nameSize = in.u16();
        int typeSize = in.u16();
        int spaceSize = in.u16();
        if (version < 1 || version > 3) {
            return null;
        }
        in.skip(version == 3 ? 1 : 0); // character set of the name
        int unit = version == 1 ? 8 : 1;
        byte[] name = in.bytes(padded(nameSize, unit));
        Block typeBlock = in.slice(padded(typeSize, unit));
        Block spaceBlock = in.slice(padded(spaceSize, unit));
        if (version > 1 && (flags & 2) != 0) {
            return null;
        }
        StoredType type = version > 1 && (flags & 1) != 0
                ? StoredType.parse(
                        Message.shared(typeBlock, Message.DATATYPE, file).open(file))
                : StoredType.parse(typeBlock);
        long count = Dataspace.parse(spaceBlock).count();
        return value(Text.padded(name, 0, name.length), type, count, in, file);
    }

    private static @Nullable Attribute value(String name, StoredType type, long count, Block in, FileBytes file) {
        if (count < 1 || type.size() < 1 || count > in.remaining() / type.size()) {
            return null; // no value at all, or more than the message holds
        }
        ElementType number = type.number();
        if (number != null) {
            int n = (int) Math.min(count, MOST_NUMBERS);
            Object array = Elements.newArray(number, n);
            byte[] bytes = in.bytes(n * number.bytes());
            Elements.load(number, MemorySegment.ofArray(bytes), 0, array, 0, n, type.order());
            double[] numbers = new double[n];
            Elements.toDoubles(number, array, numbers);
            return new Attribute(name, numbers, null);
        }
        return switch (type.kind()) {
            case STRING -> new Attribute(name, null, Text.padded(in.bytes((int) type.size()), 0, (int) type.size()));
            case VARIABLE_STRING -> new Attribute(name, null, GlobalHeap.string(file, in));
            default -> null;
        };
    }

    private static int padded(int size, int unit) {
        return (size + unit - 1) / unit * unit;
    }

    /// The value for people.
    String show() {
        if (text != null) {
            return text;
        }
        return Arrays.stream(numbers == null ? new double[0] : numbers)
                .mapToObj(v -> v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v))
                .collect(Collectors.joining(", "));
    }
}
