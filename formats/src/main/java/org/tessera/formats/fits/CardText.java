package org.tessera.formats.fits;

import java.nio.charset.StandardCharsets;

/// Builds a header: fixed format, ASCII, padded to whole blocks (section 4.2 of the standard).
final class CardText {

    /// Characters of a text that fit one card beside its quotes.
    static final int LONGEST_TEXT = 68;

    private final StringBuilder text = new StringBuilder(2 * Cards.BLOCK);

    CardText line(String card) {
        text.append(cut(card));
        return this;
    }

    CardText number(String key, long value) {
        return value(key, Long.toString(value));
    }

    /// Every digit that the value needs.
    CardText real(String key, double value) {
        String text = Double.toString(value);
        return text.length() <= 20 ? value(key, text) : line(pad(key, 8) + "= " + text);
    }

    CardText truth(String key) {
        return value(key, "T");
    }

    private CardText value(String key, String value) {
        return line(pad(key, 8) + "= " + " ".repeat(20 - value.length()) + value);
    }

    /// Characters beyond printable ASCII become question marks, texts beyond a card are cut.
    CardText text(String key, String value) {
        String plain = value.replaceAll("[^ -~]", "?").replace("'", "''");
        String fits = plain.substring(0, Math.min(plain.length(), LONGEST_TEXT));
        boolean halved = (fits.length() - fits.replace("'", "").length()) % 2 == 1;
        String whole = halved ? fits.substring(0, fits.length() - 1) : fits;
        return line(pad(key, 8) + "= '" + pad(whole, 8) + "'");
    }

    /// Ends the header.
    byte[] toBytes() {
        line("END");
        int blocks = (text.length() + Cards.BLOCK - 1) / Cards.BLOCK;
        text.append(" ".repeat(blocks * Cards.BLOCK - text.length()));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static String pad(String text, int length) {
        return text.length() >= length ? text : text + " ".repeat(length - text.length());
    }

    /// Exactly one card.
    static String cut(String card) {
        return pad(card, Cards.CARD).substring(0, Cards.CARD);
    }
}
