package org.tessera.formats.vlsv;

import java.io.StringReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.io.Limits;

/// What a file holds: byte 0 says the order of bytes (0 little, 1 big), bytes 8 to 15 where the XML at the end begins,
/// and that lists the arrays between.
///
/// The XML is read by the parser of the JDK, which takes no document type. Arrays lie between byte 16 and the footer,
/// and no two share bytes.
///
/// @param offset first byte of the XML
/// @param arrays in the order of the footer
record Footer(ByteOrder order, long offset, List<VlsvArray> arrays) {

    static final int HEADER_BYTES = 16;
    private static final String ROOT = "VLSV";

    /// Far more than any file has; each costs memory.
    private static final int MOST_ARRAYS = 1 << 20;

    static Footer read(MemorySegment file) {
        if (file.byteSize() < HEADER_BYTES) {
            throw new MalformedException(
                    0, "a VLSV file has " + HEADER_BYTES + " bytes at least, found " + file.byteSize());
        }
        ByteOrder order = order(file.get(ValueLayout.JAVA_BYTE, 0));
        long offset = file.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), 8);
        if (offset < HEADER_BYTES || offset >= file.byteSize()) {
            throw new MalformedException(
                    8,
                    "the footer is said to begin at byte " + Long.toUnsignedString(offset) + " of a file of "
                            + file.byteSize() + ": is the file cut?");
        }
        long length = file.byteSize() - offset;
        Limits.DEFAULT.checkMetadata(length);
        // As if each byte were a character, since the parser prints what it thinks of bytes that are no UTF-8.
        String xml =
                new String(file.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
        int last = xml.length();
        while (last > 0 && xml.charAt(last - 1) == 0) {
            last--;
        }
        Footer footer = new Footer(order, offset, parse(xml.substring(0, last), order, offset));
        footer.checkPlaces();
        return footer;
    }

    private static ByteOrder order(byte said) {
        if (said != 0 && said != 1) {
            throw new MalformedException(
                    0, "a VLSV file begins with 0 (little-endian) or 1 (big-endian), found " + said);
        }
        return said == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static List<VlsvArray> parse(String xml, ByteOrder order, long offset) {
        List<VlsvArray> arrays = new ArrayList<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
            in.nextTag();
            if (!in.getLocalName().equals(ROOT)) {
                throw new MalformedException(
                        offset, "the footer begins with <" + brief(in.getLocalName()) + ">; <" + ROOT + "> expected");
            }
            while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
                if (arrays.size() == MOST_ARRAYS) {
                    throw new UnsupportedException("more than " + MOST_ARRAYS + " arrays in a VLSV file");
                }
                String tag = in.getLocalName();
                Map<String, String> attributes = attributes(in);
                arrays.add(VlsvArray.of(tag, attributes, in.getElementText(), order));
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharacterOffset());
            throw new MalformedException(offset + at, "the footer of a VLSV file is XML, and this cannot be read");
        }
        return List.copyOf(arrays);
    }

    private static String brief(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "..." : name;
    }

    private static Map<String, String> attributes(XMLStreamReader in) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), utf8(in.getAttributeValue(i)));
        }
        return attributes;
    }

    private static String utf8(String bytes) {
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(bytes)) {
            return bytes;
        }
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : bytes;
    }

    private void checkPlaces() {
        List<VlsvArray> ascending = arrays.stream()
                .filter(array -> array.bytes() > 0)
                .sorted(Comparator.comparingLong(VlsvArray::offset))
                .toList();
        long free = HEADER_BYTES;
        for (VlsvArray array : ascending) {
            if (array.offset() < free) {
                throw new MalformedException(
                        array.offset(), array.label() + " begins inside of what lies before it, which ends at " + free);
            }
            free = array.end();
            if (free > offset) {
                throw new MalformedException(
                        array.offset(), array.label() + " ends at " + free + ", behind the start of the footer");
            }
        }
    }
}
