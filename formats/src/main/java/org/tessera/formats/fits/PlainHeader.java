package org.tessera.formats.fits;

import java.util.regex.Pattern;

/// The header of a tile-compressed image once it is no longer compressed: the cards of the image stay, those of the
/// table go.
final class PlainHeader {

    /// Cards of the table, of the tiles (section 10.1 of the standard), and those written anew.
    private static final Pattern GONE = Pattern.compile("XTENSION|SIMPLE|EXTEND|BITPIX|NAXIS\\d*|PCOUNT|GCOUNT|TFIELDS"
            + "|THEAP|T(TYPE|FORM|UNIT|DIM|NULL|SCAL|ZERO|DISP|COMM)\\d+|CHECKSUM|DATASUM"
            + "|Z(IMAGE|TENSION|SIMPLE|EXTEND|BLOCKED|BITPIX|NAXIS\\d*|TILE\\d+|CMPTYPE|NAME\\d+|VAL\\d+|PCOUNT"
            + "|GCOUNT|MASKCMP|QUANTIZ|DITHER0|BLANK|SCALE|ZERO|HECKSUM|DATASUM)");

    private PlainHeader() {}

    static byte[] of(Cards cards, Pixels pixels) {
        int axes = Hdu.axes(cards, "ZNAXIS");
        CardText text = new CardText()
                .text("XTENSION", "IMAGE")
                .number("BITPIX", Hdu.bitpix(cards, "ZBITPIX"))
                .number("NAXIS", axes);
        for (int axis = 1; axis <= axes; axis++) {
            text.number("NAXIS" + axis, Hdu.size(cards, "ZNAXIS" + axis));
        }
        text.number("PCOUNT", 0).number("GCOUNT", 1);
        for (String line : cards.lines()) {
            String key = Cards.key(line);
            boolean nameless = key.equals("EXTNAME") && Image.NAMELESS.equals(cards.text(key));
            if (!nameless && !GONE.matcher(key).matches()) {
                text.line(line);
            }
        }
        boolean blank = !pixels.stored().isFloat() && cards.text("BLANK") == null && cards.text("ZBLANK") != null;
        if (blank) {
            text.number("BLANK", cards.integer("ZBLANK", 0));
        }
        if (cards.has("CHECKSUM") || cards.has("ZHECKSUM")) {
            text.text("CHECKSUM", "0".repeat(16));
        }
        if (cards.has("DATASUM") || cards.has("ZDATASUM")) {
            text.text("DATASUM", "0");
        }
        return text.toBytes();
    }
}
