package org.tessera.formats.vti;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.Extent;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.recoded.ArrayCode;
import org.tessera.formats.recoded.EncodedPlacement;
import org.tessera.formats.recoded.RecodedDataset.Encoded;

/// What the XML of an image file says: which arrays there are, where each lies, and how it is written.
///
/// @param names of the arrays that can be read, in the order of the file
/// @param places of those that lie in the file as they are
/// @param encoded those that are text, base64 or compressed
/// @param notices about those that cannot be read
record VtiContents(
        List<String> names,
        Map<String, ContiguousPlacement> places,
        Map<String, Encoded> encoded,
        List<String> notices) {

    static VtiContents read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path);
                Arena arena = Arena.ofConfined()) {
            MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            return new Reading(channel, file).contents();
        }
    }

    /// First byte of the appended data, which an underscore announces.
    static long appendedData(MemorySegment file, XmlTags.Tag tag) {
        for (long at = tag.end(); at < file.byteSize(); at++) {
            if (file.get(ValueLayout.JAVA_BYTE, at) == '_') {
                return at + 1;
            }
        }
        throw new MalformedException(tag.end(), "the appended data starts with '_', which is missing");
    }

    /// One pass over the tags.
    private static final class Reading {
        private final FileChannel channel;
        private final MemorySegment file;
        private final List<String> names = new ArrayList<>();
        private final Map<String, ContiguousPlacement> places = new LinkedHashMap<>();
        private final Map<String, Encoded> encoded = new LinkedHashMap<>();
        private final List<String> notices = new ArrayList<>();
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        private int wordBytes = Integer.BYTES;
        private Compressor compressor = Compressor.NONE;
        private long[] points = new long[0];
        private boolean cells;
        private long appended = -1;
        private boolean base64;

        Reading(FileChannel channel, MemorySegment file) {
            this.channel = channel;
            this.file = file;
        }

        VtiContents contents() throws IOException {
            List<XmlTags.Tag> tags = XmlTags.read(file, "AppendedData");
            for (XmlTags.Tag tag : tags) {
                if (tag.name().equals("AppendedData")) {
                    base64 = !"raw".equals(tag.attributes().get("encoding"));
                    appended = appendedData(file, tag);
                }
            }
            for (int i = 0; i < tags.size(); i++) {
                element(tags, i);
            }
            return new VtiContents(List.copyOf(names), places, encoded, List.copyOf(notices));
        }

        private void element(List<XmlTags.Tag> tags, int i) throws IOException {
            Map<String, String> said = tags.get(i).attributes();
            switch (tags.get(i).name()) {
                case "VTKFile" -> {
                    compressor = Compressor.of(said.get("compressor"));
                    boolean big = "BigEndian".equals(said.get("byte_order"));
                    order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                    wordBytes = "UInt64".equals(said.get("header_type")) ? Long.BYTES : Integer.BYTES;
                }
                case "Piece" -> {
                    if (points.length > 0) {
                        throw new UnsupportedException(
                                "a VTI file with several pieces is not read: write it in one piece");
                    }
                    points = points(said.get("Extent"));
                }
                case "CellData" -> cells = true;
                case "PointData" -> cells = false;
                case "DataArray" -> array(tags, i);
                default -> {}
            }
        }

        /// Numbers of points, slowest axis first.
        private static long[] points(@Nullable String extent) {
            String[] words = extent == null ? new String[0] : extent.strip().split("\\s+");
            long[] points = new long[3];
            try {
                for (int axis = 0; axis < 3; axis++) {
                    long first = Integer.parseInt(words[4 - 2 * axis]);
                    long last = Integer.parseInt(words[5 - 2 * axis]);
                    points[axis] = last - first + 1;
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new MalformedException(-1, "an extent of six numbers expected, found '" + extent + "'");
            }
            return points;
        }

        private void array(List<XmlTags.Tag> tags, int i) throws IOException {
            Map<String, String> said = tags.get(i).attributes();
            String name = (cells ? "cell/" : "") + said.getOrDefault("Name", "array");
            ElementType type = type(said.get("type"));
            if (type == null || points.length == 0) {
                notices.add("kept exactly: " + name + " (" + said.get("type") + ", " + said.get("format") + ")");
                return;
            }
            try {
                Shape shape = shape(Long.parseLong(said.getOrDefault("NumberOfComponents", "1")));
                ContiguousPlacement values = new ContiguousPlacement(0, type, order, shape);
                if (names.contains(name)) {
                    throw new MalformedException(-1, "two arrays are called '" + name + "'");
                }
                if ("appended".equals(said.get("format"))) {
                    appended(name, values, Long.parseLong(String.valueOf(said.get("offset"))));
                } else {
                    inline(name, values, text(tags, i), String.valueOf(said.get("format")));
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new MalformedException(-1, "array '" + name + "' cannot be: " + e.getMessage());
            }
        }

        /// Axes of one point at the slow end are left out.
        private Shape shape(long components) {
            List<Long> sizes = new ArrayList<>();
            for (long count : points) {
                long size = cells ? Math.max(1, count - 1) : count;
                if (size != 1 || !sizes.isEmpty()) {
                    sizes.add(size);
                }
            }
            if (components != 1 || sizes.isEmpty()) {
                sizes.add(components);
            }
            return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
        }

        private void appended(String name, ContiguousPlacement values, long offset) throws IOException {
            if (appended < 0) {
                throw new MalformedException(-1, "array '" + name + "' is in appended data, and there is none");
            }
            long start = Math.addExact(appended, offset);
            if (offset < 0 || start >= file.byteSize()) {
                throw new MalformedException(start, "array '" + name + "' starts behind the end of the file");
            }
            Extent rest = new Extent(start, file.byteSize() - start);
            Extent found = binary(name, values, rest, base64);
            if (!base64 && compressor == Compressor.NONE) {
                encoded.remove(name);
                places.put(
                        name,
                        new ContiguousPlacement(
                                found.offset() + wordBytes, values.type(), values.order(), values.shape()));
            }
        }

        private void inline(String name, ContiguousPlacement values, Extent text, String format) throws IOException {
            if (format.equals("binary")) {
                Extent found = binary(name, values, text, true);
                if (found.length() < text.length()) { // white space within, which goes when it is encoded again
                    BinaryBlocks code = (BinaryBlocks)
                            java.util.Objects.requireNonNull(encoded.get(name)).code();
                    put(name, text, values, code, false);
                }
            } else if (format.equals("ascii")) {
                long most = Math.multiplyExact(FileRestorer.MOST_SPREAD - 1, values.bytes());
                if (text.length() < 2 * values.shape().count() - 1) {
                    throw new MalformedException(
                            text.offset(),
                            "array '" + name + "' ends early: " + text.length() + " characters for "
                                    + values.shape().count() + " numbers");
                }
                if (text.length() > most) {
                    notices.add("kept exactly: " + name + " (text that is mostly white space)");
                    return;
                }
                put(name, text, values, new TextNumbers(values.type(), order), false);
            } else {
                notices.add("kept exactly: " + name + " (" + format + ")");
            }
        }

        /// Reads the header of an array and notes the array.
        ///
        /// @param within the bytes that it starts, and that it may take
        private Extent binary(String name, ContiguousPlacement values, Extent within, boolean text) throws IOException {
            BinaryBlocks code = new BinaryBlocks(text, wordBytes, order, compressor, 0);
            channel.position(within.offset());
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 12);
            BinaryBlocks.Found found;
            try {
                found = code.find(in, within.length(), values.bytes());
            } catch (MalformedException e) {
                throw new MalformedException(within.offset(), "array '" + name + "': " + e.getMessage());
            }
            if (found.length() > within.length()) {
                throw new MalformedException(
                        within.offset(),
                        "array '" + name + "' ends " + (found.length() - within.length()) + " bytes behind its place");
            }
            Extent extent = new Extent(within.offset(), found.length());
            put(name, extent, values, found.code(), text && compressor == Compressor.NONE);
            return extent;
        }

        private void put(String name, Extent extent, ContiguousPlacement values, ArrayCode code, boolean identical) {
            EncodedPlacement place = new EncodedPlacement(extent, values.type(), values.order(), values.shape(), code);
            encoded.put(name, new Encoded(place, code, identical));
            if (!names.contains(name)) {
                names.add(name);
            }
        }

        /// The text of an array itself, before, between or after its children, without the white space around it.
        private Extent text(List<XmlTags.Tag> tags, int i) {
            int depth = 0;
            Extent text = new Extent(tags.get(i).end(), 0);
            for (int at = i; at + 1 < tags.size(); at++) {
                depth += depth(tags.get(at));
                XmlTags.Tag next = tags.get(at + 1);
                if (depth == 1 && text.length() == 0) {
                    text = stripped(tags.get(at).end(), next.start());
                }
                if (depth == 0 || depth == 1 && next.name().equals("/DataArray")) {
                    return text;
                }
            }
            throw new MalformedException(tags.get(i).start(), "an array that does not end: is the file cut?");
        }

        private int depth(XmlTags.Tag tag) {
            boolean empty = file.get(ValueLayout.JAVA_BYTE, tag.end() - 2) == '/';
            return tag.name().startsWith("/") ? -1 : empty ? 0 : 1;
        }

        private Extent stripped(long from, long to) {
            long start = from;
            long end = to;
            while (start < end && blank(start)) {
                start++;
            }
            while (end > start && blank(end - 1)) {
                end--;
            }
            return new Extent(start, end - start);
        }

        private boolean blank(long at) {
            byte c = file.get(ValueLayout.JAVA_BYTE, at);
            return c == ' ' || c == '\n' || c == '\r' || c == '\t';
        }

        private static @Nullable ElementType type(@Nullable String name) {
            return switch (String.valueOf(name)) {
                case "Float32" -> ElementType.F32;
                case "Float64" -> ElementType.F64;
                case "Int8" -> ElementType.I8;
                case "Int16" -> ElementType.I16;
                case "Int32" -> ElementType.I32;
                case "Int64" -> ElementType.I64;
                case "UInt8" -> ElementType.U8;
                case "UInt16" -> ElementType.U16;
                case "UInt32" -> ElementType.U32;
                default -> null;
            };
        }
    }
}
