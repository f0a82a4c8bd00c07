package org.tessera.formats.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.formats.DatasetWriter;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.conventions.Packing;

/// `--to fits`: one field as the primary array, several as IMAGE extensions behind an empty one.
///
/// Types that FITS has not are stored by the convention of BZERO. Attributes whose names can be keywords become
/// cards, `units` becomes BUNIT.
public final class FitsWriter implements DatasetWriter {

    private static final int LONGEST_KEY = 8;

    /// Cards that say how the values are stored, which is decided here.
    private static final Set<String> OURS = Set.of(
            "SIMPLE",
            "XTENSION",
            "BITPIX",
            "NAXIS",
            "PCOUNT",
            "GCOUNT",
            "EXTEND",
            "EXTNAME",
            "BZERO",
            "BSCALE",
            "BLANK",
            "END",
            "COMMENT",
            "HISTORY",
            "CONTINUE",
            "CHECKSUM",
            "DATASUM",
            "GROUPS");

    @Override
    public String id() {
        return FitsFormat.ID;
    }

    @Override
    public void write(Path path, List<Field> variables, Map<String, Map<String, String>> attributes)
            throws IOException {
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("a FITS file needs at least one variable");
        }
        try (FileChannel out = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            if (variables.size() > 1) {
                put(
                        out,
                        start(true)
                                .number("BITPIX", 8)
                                .number("NAXIS", 0)
                                .truth("EXTEND")
                                .toBytes());
            }
            for (Field field : variables) {
                boolean primary = variables.size() == 1;
                put(
                        out,
                        header(
                                primary,
                                field.spec(),
                                attributes.getOrDefault(field.spec().name(), Map.of())));
                values(out, field);
            }
        }
    }

    private static CardText start(boolean primary) {
        return primary ? new CardText().truth("SIMPLE") : new CardText().text("XTENSION", "IMAGE");
    }

    private static byte[] header(boolean primary, FieldSpec spec, Map<String, String> attributes) {
        ElementType type = spec.type();
        int rank = spec.shape().rank();
        CardText text = start(primary)
                .number("BITPIX", type.isFloat() ? -8L * type.bytes() : 8L * type.bytes())
                .number("NAXIS", rank);
        for (int axis = 1; axis <= rank; axis++) {
            text.number("NAXIS" + axis, spec.shape().size(rank - axis));
        }
        if (!primary) {
            text.number("PCOUNT", 0).number("GCOUNT", 1);
        }
        if (stored(type) != type) {
            text.number("BSCALE", 1).number("BZERO", type == ElementType.I8 ? -128 : 1L << (8 * type.bytes() - 1));
        }
        meaning(text, type, attributes);
        if (!spec.name().equals("PRIMARY")) {
            text.text("EXTNAME", spec.name());
        }
        attributes.forEach((name, value) -> attribute(text, name, value));
        return text.toBytes();
    }

    /// What stored values stand for, and which of them means "no data"; both as an image of FITS would say it.
    private static void meaning(CardText text, ElementType type, Map<String, String> attributes) {
        Packing packing = Packing.among(attributes);
        if (packing != null && stored(type) == type) {
            text.real("BSCALE", packing.scale()).real("BZERO", packing.offset());
        }
        String blank = attributes.getOrDefault("BLANK", "");
        if (!type.isFloat() && blank.matches("-?\\d{1,18}")) {
            text.number("BLANK", Long.parseLong(blank));
        }
    }

    private static void attribute(CardText text, String name, String value) {
        String key = name.equals("units") ? "BUNIT" : name.toUpperCase(Locale.ROOT);
        boolean keyword = key.length() <= LONGEST_KEY && key.matches("[A-Z0-9_-]+");
        boolean ours = OURS.contains(key) || key.startsWith("NAXIS") || key.startsWith("T") && key.matches("T.*\\d");
        if (keyword && !ours && !value.isBlank()) {
            text.text(key, value.replaceAll("\\s+", " ").strip());
        }
    }

    private static ElementType stored(ElementType type) {
        return switch (type) {
            case I8 -> ElementType.U8;
            case U16 -> ElementType.I16;
            case U32 -> ElementType.I32;
            default -> type;
        };
    }

    private static void values(FileChannel out, Field field) throws IOException {
        FieldSpec spec = field.spec();
        ElementType stored = stored(spec.type());
        ContiguousPlacement place = new ContiguousPlacement(out.position(), stored, ByteOrder.BIG_ENDIAN, spec.shape());
        place.write(out, stored == spec.type() ? field : new TurnedField(field, stored));
        long end = place.extent().end();
        out.position(end);
        put(out, new byte[(int) (Math.ceilDiv(end, Cards.BLOCK) * Cards.BLOCK - end)]);
    }

    private static void put(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }
}
