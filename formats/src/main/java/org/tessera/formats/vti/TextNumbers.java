package org.tessera.formats.vti;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.tessera.error.MalformedException;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.formats.recoded.ArrayCode;
import org.tessera.formats.recoded.ChannelOutput;
import org.tessera.io.ByteWriter;

/// Numbers as text between white space, six a line as VTK writes them. Each is written with the digits that give back
/// its very bits, and not a number as `nan`.
///
/// @param order of the decoded bytes
record TextNumbers(ElementType type, ByteOrder order) implements ArrayCode {

    static final int KIND = 0;

    private static final int A_LINE = 6;
    private static final int LONGEST = 64;
    private static final int PIECE = 1 << 13;

    @Override
    public void decode(InputStream in, MemorySegment values) throws IOException {
        long count = values.byteSize() / type.bytes();
        StringBuilder word = new StringBuilder();
        for (long at = 0; at < count; ) {
            int length = (int) Math.min(PIECE, count - at);
            Object array = Elements.newArray(type, length);
            for (int i = 0; i < length; i++) {
                if (!next(in, word)) {
                    throw new MalformedException(-1, (at + i) + " numbers found, " + count + " expected");
                }
                put(array, i, word.toString());
            }
            Elements.store(type, array, 0, values, at * type.bytes(), length, order);
            at += length;
        }
        if (next(in, word)) {
            throw new MalformedException(-1, "more numbers than the " + count + " expected");
        }
    }

    private static boolean next(InputStream in, StringBuilder word) throws IOException {
        word.setLength(0);
        int c = in.read();
        while (c >= 0 && c <= ' ') {
            c = in.read();
        }
        while (c > ' ' && word.length() < LONGEST) {
            word.append((char) c);
            c = in.read();
        }
        return !word.isEmpty();
    }

    private void put(Object array, int i, String word) {
        try {
            switch (type) {
                case F32 -> ((float[]) array)[i] = Float.parseFloat(named(word));
                case F64 -> ((double[]) array)[i] = Double.parseDouble(named(word));
                default -> putInteger(array, i, Long.parseLong(word));
            }
        } catch (NumberFormatException e) {
            throw new MalformedException(-1, "a number of type " + type.label() + " expected, found '" + word + "'");
        }
    }

    private static String named(String word) {
        String bare = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        String sign = word.startsWith("-") ? "-" : "";
        return switch (bare) {
            case "nan", "NAN", "NaN" -> "NaN";
            case "inf", "Inf", "INF", "infinity" -> sign + "Infinity";
            default -> {
                // Java reads 1f and 0x1p3 too, which are no numbers here.
                boolean plain = bare.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
                if (!plain) {
                    throw new NumberFormatException(word);
                }
                yield word;
            }
        };
    }

    private void putInteger(Object array, int i, long value) {
        int bits = 8 * type.bytes();
        long least = type.isUnsigned() ? 0 : -1L << bits - 1;
        long most = type.isUnsigned() ? (1L << bits) - 1 : -(least + 1);
        if (value < least || value > most) {
            throw new NumberFormatException();
        }
        Elements.setBits(type, array, i, value);
    }

    @Override
    public long encode(MemorySegment values, FileChannel out, long at) throws IOException {
        long count = values.byteSize() / type.bytes();
        ChannelOutput end = new ChannelOutput(out, at);
        try (OutputStream text = new BufferedOutputStream(end, 1 << 16)) {
            for (long from = 0; from < count; from += PIECE) {
                int length = (int) Math.min(PIECE, count - from);
                Object array = Elements.newArray(type, length);
                Elements.load(type, values, from * type.bytes(), array, 0, length, order);
                for (int i = 0; i < length; i++) {
                    long number = from + i;
                    String before = number == 0 ? "" : number % A_LINE == 0 ? "\n" : " ";
                    text.write((before + word(array, i)).getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return end.position() - at;
    }

    private String word(Object array, int i) {
        return switch (type) {
            case F32 -> named(((float[]) array)[i], Float.toString(((float[]) array)[i]));
            case F64 -> named(((double[]) array)[i], Double.toString(((double[]) array)[i]));
            case U8 -> Integer.toString(((byte[]) array)[i] & 0xFF);
            case U16 -> Integer.toString(((short[]) array)[i] & 0xFFFF);
            case U32 -> Long.toString(((int[]) array)[i] & 0xFFFFFFFFL);
            case I8 -> Integer.toString(((byte[]) array)[i]);
            case I16 -> Integer.toString(((short[]) array)[i]);
            case I32 -> Integer.toString(((int[]) array)[i]);
            case I64 -> Long.toString(((long[]) array)[i]);
        };
    }

    private static String named(double value, String digits) {
        if (Double.isFinite(value)) {
            return digits;
        }
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    @Override
    public byte[] toBytes() {
        return new ByteWriter(2).u8(KIND).toByteArray();
    }
}
