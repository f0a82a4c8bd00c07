package org.tessera.formats.vti;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tessera.error.MalformedException;
import org.tessera.formats.Extent;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.recoded.ArrayCode;
import org.tessera.formats.recoded.EncodedPlacement;
import org.tessera.formats.recoded.Rewriting;
import org.tessera.io.ByteReader;

/// Puts decoded values into a VTK file that holds the template. Arrays as they are go to their places; text, base64
/// and compressed blocks are written anew, and the offsets of all appended arrays follow.
final class VtiRestorer {

    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:.-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private VtiRestorer() {}

    static void restore(Path file, List<Placed> variables) throws IOException {
        ContiguousPlacement.restore(
                file,
                variables.stream()
                        .filter(variable -> !EncodedPlacement.is(variable.placement()))
                        .toList());
        List<Placed> encoded = variables.stream()
                .filter(variable -> EncodedPlacement.is(variable.placement()))
                .toList();
        if (encoded.isEmpty()) {
            return;
        }
        try (Rewriting rewriting = new Rewriting(file)) {
            for (Placed variable : encoded) {
                EncodedPlacement place = EncodedPlacement.parse(variable.placement());
                rewriting.replace(place, variable, code(place));
            }
            try (FileChannel channel = FileChannel.open(file);
                    Arena arena = Arena.ofConfined()) {
                moveOffsets(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena), rewriting);
            }
            rewriting.finish();
        }
    }

    private static ArrayCode code(EncodedPlacement place) {
        ByteReader in = new ByteReader(place.code());
        int kind = in.u8();
        return switch (kind) {
            case TextNumbers.KIND ->
                new TextNumbers(place.values().type(), place.values().order());
            case BinaryBlocks.KIND -> BinaryBlocks.parse(in);
            default -> throw in.malformed("a VTK array encoded in way " + kind);
        };
    }

    private static void moveOffsets(MemorySegment file, Rewriting rewriting) throws IOException {
        List<XmlTags.Tag> tags = XmlTags.read(file, "AppendedData");
        if (tags.isEmpty() || !tags.getLast().name().equals("AppendedData")) {
            return;
        }
        long data = VtiContents.appendedData(file, tags.getLast());
        for (XmlTags.Tag tag : tags) {
            Extent digits = tag.name().equals("DataArray") ? offset(file, tag) : null;
            if (digits != null) {
                String text = text(file, digits.offset(), digits.end());
                long before = number(text, digits.offset());
                long after = rewriting.moved(data + before) - rewriting.moved(data);
                if (after != before) {
                    rewriting.replace(digits, Long.toString(after).getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    private static long number(String text, long at) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new MalformedException(at, "an offset expected, found '" + text + "'");
        }
    }

    /// Where the number stands that says where in the appended data an array starts.
    private static @Nullable Extent offset(MemorySegment file, XmlTags.Tag tag) {
        Matcher attributes = ATTRIBUTE.matcher(text(file, tag.start(), tag.end()));
        while (attributes.find()) {
            if (attributes.group(1).equals("offset")) {
                long start = tag.start() + attributes.start(2) + 1;
                return new Extent(start, attributes.group(2).length() - 2);
            }
        }
        return null;
    }

    private static String text(MemorySegment file, long start, long end) {
        return new String(file.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    }
}
