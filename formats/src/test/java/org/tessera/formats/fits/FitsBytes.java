package org.tessera.formats.fits;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tessera.field.ArrayField;
import org.tessera.formats.Generated;

/// Writes FITS files card by card, wrong ones too.
final class FitsBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringBuilder header = new StringBuilder();

    FitsBytes card(String line) {
        header.append(line).append(" ".repeat(80 - line.length()));
        return this;
    }

    FitsBytes card(String key, Object value) {
        String text = value instanceof String s && !s.equals("T") ? "'" + String.format("%-8s", s) + "'" : "";
        return card(String.format(Locale.ROOT, "%-8s= %20s", key, text.isEmpty() ? value : text));
    }

    /// The mandatory cards of an image.
    FitsBytes image(boolean primary, ArrayField values) {
        if (primary) {
            card("SIMPLE", "T");
        } else {
            card("XTENSION= 'IMAGE   '");
        }
        int bytes = values.spec().type().bytes();
        card("BITPIX", values.spec().type().isFloat() ? -8 * bytes : 8 * bytes);
        int rank = values.spec().shape().rank();
        card("NAXIS", rank);
        for (int axis = 1; axis <= rank; axis++) {
            card("NAXIS" + axis, values.spec().shape().size(rank - axis));
        }
        return primary ? this : card("PCOUNT", 0).card("GCOUNT", 1);
    }

    FitsBytes end() {
        card("END");
        byte[] bytes = header.toString().getBytes(StandardCharsets.ISO_8859_1);
        header.setLength(0);
        return padded(bytes, ' ');
    }

    FitsBytes values(ArrayField values) {
        return data(Generated.bytes(values, ByteOrder.BIG_ENDIAN));
    }

    FitsBytes data(byte[] bytes) {
        return padded(bytes, 0);
    }

    FitsBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private FitsBytes padded(byte[] bytes, int filler) {
        out.writeBytes(bytes);
        while (out.size() % 2880 != 0) {
            out.write(filler);
        }
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
