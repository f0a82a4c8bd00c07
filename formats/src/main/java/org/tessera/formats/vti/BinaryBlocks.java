package org.tessera.formats.vti;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Base64;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;
import org.tessera.formats.recoded.ArrayCode;
import org.tessera.formats.recoded.ChannelOutput;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;

/// The binary forms of a VTK array: its length and its bytes, or compressed blocks behind a header that says how many
/// they are, how long one and the last are, and how long each is stored. As base64, length and bytes are one run of
/// text, header and blocks are two.
///
/// Source: VTK user's guide, "VTK file formats", and the VTK wiki's page on the XML formats.
///
/// @param text whether it is base64
/// @param wordBytes of a number of the header, 4 or 8
/// @param order of those numbers
/// @param blockBytes of the values in a block; 0 where they are not compressed
record BinaryBlocks(boolean text, int wordBytes, ByteOrder order, Compressor compressor, long blockBytes)
        implements ArrayCode {

    static final int KIND = 1;

    private static final int PIECE = 1 << 16;
    private static final int LARGEST_BLOCK = 1 << 27;
    private static final int LEVEL = 6;

    /// What stands before the blocks.
    private record Head(long blockBytes, long[] stored) {
        long storedBytes() {
            long sum = 0;
            for (long length : stored) {
                sum = Math.addExact(sum, length);
            }
            return sum;
        }
    }

    /// @param length encoded bytes, header included
    record Found(BinaryBlocks code, long length) {}

    /// Reads the header of an array that should have so many bytes, and tells how many encoded bytes follow from it.
    ///
    /// @param available encoded bytes up to the end of the file or text
    Found find(InputStream in, long available, long bytes) throws IOException {
        InputStream all = text ? new Base64Input(in) : in;
        if (compressor == Compressor.NONE) {
            checkLength(word(all), bytes);
            long length = wordBytes + bytes;
            return new Found(this, text ? Base64Input.length(length) : length);
        }
        Head head = head(all, bytes, available);
        long headBytes = (long) wordBytes * (3 + head.stored().length);
        long stored = head.storedBytes();
        long length = text ? Base64Input.length(headBytes) + Base64Input.length(stored) : headBytes + stored;
        return new Found(new BinaryBlocks(text, wordBytes, order, compressor, head.blockBytes()), length);
    }

    private static void checkLength(long said, long bytes) {
        if (said != bytes) {
            throw new MalformedException(-1, "an array has " + said + " bytes, " + bytes + " expected");
        }
    }

    private long word(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(wordBytes);
        if (bytes.length < wordBytes) {
            throw new MalformedException(-1, "an array ends in its header");
        }
        ByteBuffer word = ByteBuffer.wrap(bytes).order(order);
        return wordBytes == 8 ? word.getLong() : word.getInt() & 0xFFFFFFFFL;
    }

    private Head head(InputStream in, long bytes, long available) throws IOException {
        long count = word(in);
        long block = word(in);
        long last = word(in);
        if (count < 1
                || block < 1
                || last < 0
                || last >= block
                || count > available / wordBytes
                || count - 1 > bytes / block) {
            throw new MalformedException(-1, count + " blocks of " + block + " bytes, the last of " + last);
        }
        if (block > LARGEST_BLOCK) {
            throw new LimitExceededException("bytes of a block of a VTK file", block, LARGEST_BLOCK);
        }
        checkLength((count - (last == 0 ? 0 : 1)) * block + last, bytes);
        if (bytes / compressor.mostExpansion() > available) {
            throw new MalformedException(-1, bytes + " bytes cannot come from " + available + " compressed ones");
        }
        long[] stored = new long[Math.toIntExact(count)];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = word(in);
            if (stored[i] < 0 || stored[i] > 2 * block + PIECE || stored[i] > available) {
                throw new MalformedException(-1, "a block of " + block + " bytes stored in " + stored[i]);
            }
        }
        return new Head(block, stored);
    }

    @Override
    public void decode(InputStream in, MemorySegment values) throws IOException {
        InputStream all = text ? new Base64Input(in) : in;
        if (compressor == Compressor.NONE) {
            checkLength(word(all), values.byteSize());
            byte[] piece;
            for (long at = 0; at < values.byteSize(); at += piece.length) {
                piece = all.readNBytes((int) Math.min(PIECE, values.byteSize() - at));
                checkRead(piece.length > 0);
                values.asSlice(at, piece.length).copyFrom(MemorySegment.ofArray(piece));
            }
        } else {
            decodeBlocks(all, values);
        }
        if (all.read() >= 0) {
            throw new MalformedException(-1, "an array is longer than it says");
        }
    }

    private static void checkRead(boolean enough) {
        if (!enough) {
            throw new MalformedException(-1, "an array ends early");
        }
    }

    private void decodeBlocks(InputStream in, MemorySegment values) throws IOException {
        Head head = head(in, values.byteSize(), Long.MAX_VALUE);
        byte[] block = new byte[(int) Math.min(head.blockBytes(), values.byteSize())];
        long at = 0;
        for (long stored : head.stored()) {
            byte[] bytes = in.readNBytes((int) stored);
            checkRead(bytes.length == stored);
            int length = (int) Math.min(block.length, values.byteSize() - at);
            compressor.coder().decode(bytes, 0, bytes.length, block, 0, length, "a VTK array");
            values.asSlice(at, length).copyFrom(MemorySegment.ofArray(block).asSlice(0, length));
            at += length;
        }
    }

    @Override
    public long encode(MemorySegment values, FileChannel out, long at) throws IOException {
        if (compressor == Compressor.NONE) {
            byte[] length = words(values.byteSize());
            ChannelOutput end = new ChannelOutput(out, at);
            try (OutputStream all = stream(end)) {
                all.write(length);
                copy(values, all);
            }
            return end.position() - at;
        }
        int count = Math.toIntExact(Math.ceilDiv(values.byteSize(), blockBytes));
        long[] head = new long[3 + count];
        head[0] = count;
        head[1] = blockBytes;
        head[2] = values.byteSize() % blockBytes;
        long headBytes = (long) wordBytes * head.length;
        ChannelOutput end = new ChannelOutput(out, at + (text ? Base64Input.length(headBytes) : headBytes));
        try (OutputStream all = stream(end)) {
            for (int i = 0; i < count; i++) {
                byte[] block = slice(values, i * blockBytes, blockBytes);
                byte[] stored = compressor.coder().shrink(block, 0, block.length, LEVEL);
                all.write(stored);
                head[3 + i] = stored.length;
            }
        }
        try (OutputStream all = stream(new ChannelOutput(out, at))) {
            all.write(words(head));
        }
        return end.position() - at;
    }

    private OutputStream stream(ChannelOutput end) {
        OutputStream buffered = new BufferedOutputStream(end, PIECE);
        return text ? Base64.getEncoder().wrap(buffered) : buffered;
    }

    private static void copy(MemorySegment values, OutputStream out) throws IOException {
        for (long at = 0; at < values.byteSize(); at += PIECE) {
            out.write(slice(values, at, PIECE));
        }
    }

    private static byte[] slice(MemorySegment values, long at, long length) {
        return values.asSlice(at, Math.min(length, values.byteSize() - at))
                .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }

    private byte[] words(long... numbers) {
        ByteBuffer words = ByteBuffer.allocate(wordBytes * numbers.length).order(order);
        for (long number : numbers) {
            if (wordBytes == 8) {
                words.putLong(number);
            } else {
                words.putInt((int) number);
            }
        }
        return words.array();
    }

    /// @param in after the kind
    static BinaryBlocks parse(ByteReader in) {
        int text = in.u8();
        int word = in.u8();
        int order = in.u8();
        int compressor = in.u8();
        long block = in.varint();
        if (text > 1
                || word != 4 && word != 8
                || order > 1
                || compressor >= Compressor.values().length
                || block < (compressor == 0 ? 0 : 1)
                || block > LARGEST_BLOCK) {
            throw in.malformed("a code of a VTK array that cannot be");
        }
        return new BinaryBlocks(
                text == 1,
                word,
                order == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                Compressor.values()[compressor],
                block);
    }

    @Override
    public byte[] toBytes() {
        return new ByteWriter(16)
                .u8(KIND)
                .u8(text ? 1 : 0)
                .u8(wordBytes)
                .u8(order == ByteOrder.BIG_ENDIAN ? 1 : 0)
                .u8(compressor.ordinal())
                .varint(blockBytes)
                .toByteArray();
    }
}
