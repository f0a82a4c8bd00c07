package org.tessera.formats.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.formats.conventions.Attribute;

/// Reads the attributes of an object. Those that are neither numbers nor text (references, compounds) are not
/// listed.
final class AttributeReader {

    private AttributeReader() {}

    /// An attribute as it is stored.
    ///
    /// @param type of one value
    /// @param count of values
    /// @param values behind which there may be padding
    record Stored(String name, StoredType type, long count, Block values) {}

    /// All attributes of an object that are numbers or text.
    static List<Attribute> of(FileBytes file, ObjectHeader header) {
        List<Attribute> attributes = new ArrayList<>();
        forEach(file, header, stored -> {
            Attribute attribute = value(stored, file, Attribute.MOST_NUMBERS);
            if (attribute != null) {
                attributes.add(attribute);
            }
        });
        return List.copyOf(attributes);
    }

    /// Every attribute of an object, of whatever type.
    static void forEach(FileBytes file, ObjectHeader header, Consumer<Stored> attributes) {
        for (Message message : header.all(Message.ATTRIBUTE)) {
            add(file, message.open(file), message.flags(), attributes);
        }
        Message info = header.first(Message.ATTRIBUTE_INFO);
        if (info != null) {
            dense(file, info.open(file), attributes);
        }
    }

    /// Attribute Info message: many attributes, kept in a fractal heap (specification section IV.A.2.v).
    private static void dense(FileBytes file, Block in, Consumer<Stored> attributes) {
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

    private static void add(FileBytes file, Block in, int messageFlags, Consumer<Stored> attributes) {
        boolean elsewhere = (messageFlags & 2) != 0; // in the file's table of shared messages
        Stored attribute = elsewhere ? null : parse(file, in);
        if (attribute != null) {
            attributes.accept(attribute);
        }
    }

    /// Attribute message (specification section IV.A.2.m).
    private static @Nullable Stored parse(FileBytes file, Block in) {
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
        return new Stored(Text.padded(name, 0, name.length), type, count, in);
    }

    /// The attribute, or null when it is neither numbers nor text.
    ///
    /// @param most numbers to read of it
    static @Nullable Attribute value(Stored stored, FileBytes file, int most) {
        String name = stored.name();
        StoredType type = stored.type();
        Block in = stored.values();
        if (stored.count() == 0 && type.kind() == StoredType.Kind.STRING) {
            return Attribute.ofText(name, "");
        }
        if (stored.count() < 1 || type.size() < 1 || stored.count() > in.remaining() / type.size()) {
            return null; // no value at all, or more than the message holds
        }
        ElementType number = type.number();
        if (number != null) {
            int n = (int) Math.min(stored.count(), most);
            return Attribute.ofNumbers(name, number, in.bytes(n * number.bytes()), type.order());
        }
        return switch (type.kind()) {
            case STRING -> Attribute.ofText(name, Text.padded(in.bytes((int) type.size()), 0, (int) type.size()));
            case VARIABLE_STRING -> Attribute.ofText(name, GlobalHeap.string(file, in));
            default -> null;
        };
    }

    private static int padded(int size, int unit) {
        return (size + unit - 1) / unit * unit;
    }
}
