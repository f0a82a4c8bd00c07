package org.tessera.formats.vti;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// What the XML of an image file says: which arrays there are, and where in the appended data each starts.
///
/// @param places of the arrays that can be read, by name
/// @param notices about those that cannot
record VtiContents(Map<String, ContiguousPlacement> places, List<String> notices) {

    private static final int LONGEST_XML = 1 << 22;
    private static final byte[] APPENDED = "<AppendedData".getBytes(StandardCharsets.US_ASCII);

    static VtiContents read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(channel.size(), LONGEST_XML));
            while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
                // until it is full
            }
            byte[] bytes = java.util.Arrays.copyOf(head.array(), head.position());
            int tag = find(bytes, APPENDED);
            if (tag < 0) {
                throw unsupported("no appended data");
            }
            return new Reading(channel, bytes, tag).contents();
        }
    }

    private static int find(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static UnsupportedException unsupported(String what) {
        return new UnsupportedException("a VTI file with " + what + " is not read: write it with raw appended arrays"
                + " and without compression (in VTK: SetDataModeToAppended, EncodeAppendedDataOff,"
                + " SetCompressorTypeToNone)");
    }

    /// One pass over the XML, which ends where the appended data begins.
    private static final class Reading {
        private final FileChannel channel;
        private final byte[] bytes;
        private final int tag;
        private final Map<String, ContiguousPlacement> places = new LinkedHashMap<>();
        private final List<String> notices = new ArrayList<>();
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        private int lengthBytes = Integer.BYTES;
        private long[] points = new long[0];
        private boolean cells;

        Reading(FileChannel channel, byte[] bytes, int tag) {
            this.channel = channel;
            this.bytes = bytes;
            this.tag = tag;
        }

        VtiContents contents() throws IOException {
            int close = tag;
            while (close < bytes.length && bytes[close] != '>') {
                close++;
            }
            if (!new String(bytes, tag, close - tag, StandardCharsets.ISO_8859_1).contains("\"raw\"")) {
                throw unsupported("base64 data");
            }
            int start = close;
            while (start < bytes.length && bytes[start] != '_') {
                start++;
            }
            if (start == bytes.length) {
                throw new MalformedException(close, "the appended data starts with '_', which is missing");
            }
            boolean shut = bytes[close - 1] == '/';
            // As text, since the parser prints what it thinks of bytes that are no UTF-8.
            String xml = new String(bytes, 0, close + 1, StandardCharsets.UTF_8)
                    + (shut ? "</VTKFile>" : "</AppendedData></VTKFile>");
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            try {
                XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
                while (in.hasNext()) {
                    int event = in.next();
                    if (event == XMLStreamConstants.DTD) {
                        throw new MalformedException(-1, "a VTI file has no document type, found one");
                    }
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        element(in, start + 1);
                    }
                }
            } catch (XMLStreamException e) {
                throw new MalformedException(
                        e.getLocation() == null ? -1 : e.getLocation().getCharacterOffset(), "XML that cannot be read");
            }
            return new VtiContents(places, List.copyOf(notices));
        }

        private void element(XMLStreamReader in, long data) throws IOException {
            switch (in.getLocalName()) {
                case "VTKFile" -> {
                    if (in.getAttributeValue(null, "compressor") != null) {
                        throw unsupported("compressed arrays");
                    }
                    boolean big = "BigEndian".equals(in.getAttributeValue(null, "byte_order"));
                    order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                    boolean wide = "UInt64".equals(in.getAttributeValue(null, "header_type"));
                    lengthBytes = wide ? Long.BYTES : Integer.BYTES;
                }
                case "Piece" -> {
                    if (points.length > 0) {
                        throw unsupported("several pieces");
                    }
                    points = points(in.getAttributeValue(null, "Extent"));
                }
                case "CellData" -> cells = true;
                case "PointData" -> cells = false;
                case "DataArray" -> array(in, data);
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

        private void array(XMLStreamReader in, long data) throws IOException {
            String said = in.getAttributeValue(null, "Name");
            String name = (cells ? "cell/" : "") + (said == null ? "array" : said);
            ElementType type = type(in.getAttributeValue(null, "type"));
            if (!"appended".equals(in.getAttributeValue(null, "format")) || type == null || points.length == 0) {
                notices.add("kept exactly: " + name + " (" + in.getAttributeValue(null, "type") + ", "
                        + in.getAttributeValue(null, "format") + ")");
                return;
            }
            try {
                String components = in.getAttributeValue(null, "NumberOfComponents");
                Shape shape = shape(components == null ? 1 : Long.parseLong(components));
                long offset = Math.addExact(data, Long.parseLong(in.getAttributeValue(null, "offset")));
                ContiguousPlacement place =
                        new ContiguousPlacement(Math.addExact(offset, lengthBytes), type, order, shape);
                checkLength(name, offset, place);
                if (places.putIfAbsent(name, place) != null) {
                    throw new MalformedException(-1, "two arrays are called '" + name + "'");
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

        private void checkLength(String name, long offset, ContiguousPlacement place) throws IOException {
            ByteBuffer length = ByteBuffer.allocate(lengthBytes).order(order);
            if (place.extent().end() > channel.size() || channel.read(length, offset) < lengthBytes) {
                throw new MalformedException(
                        offset,
                        "array '" + name + "' ends at byte " + place.extent().end() + " of a file of "
                                + channel.size());
            }
            long said = lengthBytes == 8 ? length.getLong(0) : length.getInt(0) & 0xFFFFFFFFL;
            if (said != place.bytes()) {
                throw new MalformedException(
                        offset, "array '" + name + "' has " + said + " bytes, " + place.bytes() + " expected");
            }
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
