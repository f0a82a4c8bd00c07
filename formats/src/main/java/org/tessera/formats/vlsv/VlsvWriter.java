package org.tessera.formats.vlsv;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;

/// Writes a VLSV file, array by array, little-endian; the footer comes last, with tags in alphabetical order.
///
/// A file that was not finished has no footer and is refused by all readers.
public final class VlsvWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Path path;
    private final OutputStream out;
    private final Map<String, List<String>> lines = new TreeMap<>();
    private long position = Footer.HEADER_BYTES;
    private @Nullable Begun begun;

    private record Begun(String tag, Map<String, String> attributes, ElementType type, int vector, long offset) {}

    /// @param path a new file, or one to write over
    public VlsvWriter(Path path) throws IOException {
        this.path = path;
        this.out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
        out.write(new byte[Footer.HEADER_BYTES]);
    }

    /// A whole array.
    ///
    /// @param attributes such as `name` and `mesh`
    /// @param type of the numbers; 64-bit integers are taken as unsigned, as all in VLSV files are
    /// @param numbers of the class that fits the type
    /// @param vector numbers that belong together
    public void array(String tag, Map<String, String> attributes, ElementType type, Object numbers, int vector)
            throws IOException {
        begin(tag, attributes, type, vector);
        int length = java.lang.reflect.Array.getLength(numbers);
        byte[] bytes = new byte[Math.multiplyExact(length, type.bytes())];
        Elements.store(type, numbers, 0, MemorySegment.ofArray(bytes), 0, length, ByteOrder.LITTLE_ENDIAN);
        append(bytes);
        end();
    }

    /// A single number, as PARAMETER.
    public void parameter(String name, double value) throws IOException {
        array("PARAMETER", Map.of("name", name), ElementType.F64, new double[] {value}, 1);
    }

    /// A single whole number, as PARAMETER.
    public void parameter(String name, int value) throws IOException {
        array("PARAMETER", Map.of("name", name), ElementType.U32, new int[] {value}, 1);
    }

    /// Begins an array whose numbers come in parts.
    public void begin(String tag, Map<String, String> attributes, ElementType type, int vector) {
        if (begun != null) {
            throw new IllegalStateException(begun.tag + " is not ended");
        }
        begun = new Begun(tag, new TreeMap<>(attributes), type, vector, position);
    }

    /// The next numbers, in their type.
    public void append(double[] numbers) throws IOException {
        ElementType type = open().type;
        byte[] bytes = new byte[Math.multiplyExact(numbers.length, type.bytes())];
        Object array = Elements.fromDoubles(type, numbers, numbers.length);
        Elements.store(type, array, 0, MemorySegment.ofArray(bytes), 0, numbers.length, ByteOrder.LITTLE_ENDIAN);
        append(bytes);
    }

    private void append(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    public void end() {
        Begun array = open();
        long vectors = (position - array.offset) / array.type.bytes() / array.vector;
        if (vectors * array.type.bytes() * array.vector != position - array.offset) {
            throw new IllegalStateException(array.tag + " ends inside of a vector");
        }
        boolean unsigned = array.type.isUnsigned() || array.type == ElementType.I64;
        Map<String, String> all = new TreeMap<>(array.attributes);
        all.put("arraysize", Long.toString(vectors));
        all.put("datasize", Integer.toString(array.type.bytes()));
        all.put("datatype", array.type.isFloat() ? "float" : unsigned ? "uint" : "int");
        all.put("vectorsize", Integer.toString(array.vector));
        StringBuilder line = new StringBuilder("   <").append(array.tag);
        all.forEach((key, value) -> line.append(' ')
                .append(key)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        line.append('>').append(array.offset).append("</").append(array.tag).append(">\n");
        lines.computeIfAbsent(array.tag, tag -> new ArrayList<>()).add(line.toString());
        begun = null;
    }

    private Begun open() {
        if (begun == null) {
            throw new IllegalStateException("no array was begun");
        }
        return begun;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /// Writes the footer, and where it lies.
    public void finish() throws IOException {
        StringBuilder footer = new StringBuilder("<VLSV>\n");
        lines.values().forEach(same -> same.forEach(footer::append));
        out.write(footer.append("</VLSV>\n").toString().getBytes(StandardCharsets.UTF_8));
        out.close();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(Footer.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            head.putLong(8, position);
            channel.write(head, 0);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
