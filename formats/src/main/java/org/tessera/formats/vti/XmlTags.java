package org.tessera.formats.vti;

import java.io.StringReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// The tags of an XML file that may hold gigabytes of values between them, with their places.
///
/// The text between tags is passed over. The tags alone, put together, are read by the XML parser of the JDK, which
/// takes no document type: what it says of each is joined with the place where it stands. The scan ends at the tag of
/// appended data, behind which there may be bytes that are no XML.
public final class XmlTags {

    private static final int LONGEST = 1 << 22;

    /// @param start first byte of the tag
    /// @param end byte after it
    /// @param name local name; with a slash before it for one that closes
    /// @param attributes by name
    public record Tag(long start, long end, String name, Map<String, String> attributes) {}

    private record Place(long start, long end) {}

    private final MemorySegment file;
    private final List<Place> places = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlTags(MemorySegment file) {
        this.file = file;
    }

    /// @param last the element whose opening tag ends the scan
    public static List<Tag> read(MemorySegment file, String last) {
        XmlTags tags = new XmlTags(file);
        boolean cut = tags.scan(last);
        return tags.parse(cut ? last : "");
    }

    /// Collects the tags. Whether it ended at the last one and that is still open.
    private boolean scan(String last) {
        long size = file.byteSize();
        for (long at = 0; at < size; ) {
            if (file.get(ValueLayout.JAVA_BYTE, at) != '<') {
                at++;
                continue;
            }
            long end;
            if (startsWith(at, "<!--")) {
                at = after(at, "-->");
                continue;
            } else if (startsWith(at, "<?")) {
                at = after(at, "?>");
                continue;
            } else if (startsWith(at, "<!")) {
                throw new MalformedException(at, "a VTK file has no document type and no raw text, found one");
            } else {
                end = tagEnd(at);
            }
            if (end - at > LONGEST - text.length()) {
                throw new LimitExceededException("bytes of XML tags", text.length() + end - at, LONGEST);
            }
            String tag =
                    new String(file.asSlice(at, end - at).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
            places.add(new Place(at, end));
            text.append(tag);
            if (startsWith(at, "<" + last)) {
                return !tag.endsWith("/>");
            }
            at = end;
        }
        return false;
    }

    private boolean startsWith(long at, String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (at + i >= file.byteSize() || file.get(ValueLayout.JAVA_BYTE, at + i) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long after(long from, String wanted) {
        for (long at = from; at < file.byteSize(); at++) {
            if (startsWith(at, wanted)) {
                return at + wanted.length();
            }
        }
        throw new MalformedException(from, "'" + wanted + "' is missing: is the file cut?");
    }

    /// A tag ends at '>' outside of quotes.
    private long tagEnd(long from) {
        byte quote = 0;
        for (long at = from; at < file.byteSize(); at++) {
            byte c = file.get(ValueLayout.JAVA_BYTE, at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return at + 1;
            }
        }
        throw new MalformedException(from, "a tag that does not end: is the file cut?");
    }

    private List<Tag> parse(String open) {
        List<Tag> tags = new ArrayList<>();
        String whole = text + (open.isEmpty() ? "" : "</" + open + ">");
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            // As text, since the parser prints what it thinks of bytes that are no UTF-8.
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(whole));
            int place = 0;
            while (in.hasNext() && place < places.size()) {
                int event = in.next();
                boolean closes = event == XMLStreamConstants.END_ELEMENT;
                if (event != XMLStreamConstants.START_ELEMENT && !closes) {
                    continue;
                }
                Place here = places.get(place);
                if (closes && !startsWith(here.start(), "</")) {
                    continue; // of a tag that opens and closes
                }
                tags.add(new Tag(
                        here.start(), here.end(), (closes ? "/" : "") + in.getLocalName(), attributes(in, closes)));
                place++;
            }
        } catch (XMLStreamException e) {
            if (open.isEmpty() || tags.size() < places.size()) {
                throw new MalformedException(
                        e.getLocation() == null ? -1 : e.getLocation().getCharacterOffset(), "XML that cannot be read");
            }
        }
        return tags;
    }

    private static Map<String, String> attributes(XMLStreamReader in, boolean closes) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; !closes && i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), utf8(in.getAttributeValue(i)));
        }
        return attributes;
    }

    /// The file was read as if each byte were a character.
    private static String utf8(String bytes) {
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(bytes)) {
            return bytes;
        }
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : bytes;
    }
}
