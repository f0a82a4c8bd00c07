package org.tessera.formats.npy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// Where the entries of a zip file lie, which `java.util.zip` does not tell.
///
/// Source: PKWARE's APPNOTE.TXT, sections 4.3 (records) and 4.5.3 (64-bit sizes).
record ZipEntries(List<Entry> list) {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long LARGEST_DIRECTORY = 1 << 24;
    private static final long IN_EXTRA = 0xFFFFFFFFL;

    /// @param plain whether its bytes are stored as they are, with their checksum before them
    /// @param data first byte
    /// @param bytes length
    /// @param localSum where in the file its CRC-32 stands
    /// @param centralSum where it stands again
    record Entry(String name, boolean plain, long data, long bytes, long localSum, long centralSum) {}

    static ZipEntries read(FileChannel channel) throws IOException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
        ByteBuffer end = bytes(channel, size - tail, tail);
        int at = tail - END_BYTES;
        while (at >= 0 && end.getInt(at) != END) {
            at--;
        }
        if (at < 0) {
            throw new MalformedException(-1, "the directory at the end of the zip file is missing: is the file cut?");
        }
        long count = end.getShort(at + 10) & 0xFFFFL;
        long length = end.getInt(at + 12) & IN_EXTRA;
        long start = end.getInt(at + 16) & IN_EXTRA;
        if (start == IN_EXTRA && at >= 20 && end.getInt(at - 20) == LOCATOR_64) {
            ByteBuffer wide = bytes(channel, end.getLong(at - 12), 56);
            if (wide.getInt(0) != END_64) {
                throw new MalformedException(-1, "the 64-bit directory of the zip file is missing");
            }
            count = wide.getLong(32);
            length = wide.getLong(40);
            start = wide.getLong(48);
        }
        if (length > LARGEST_DIRECTORY) {
            throw new LimitExceededException("bytes of a zip directory", length, LARGEST_DIRECTORY);
        }
        return entries(channel, start, length, count);
    }

    private static ZipEntries entries(FileChannel channel, long start, long length, long count) throws IOException {
        ByteBuffer in = bytes(channel, start, length);
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (long i = 0; i < count; i++) {
            if (at + 46 > length || in.getInt(at) != CENTRAL) {
                throw new MalformedException(start + at, "an entry of the zip directory expected");
            }
            int name = in.getShort(at + 28) & 0xFFFF;
            int extra = in.getShort(at + 30) & 0xFFFF;
            int next = at + 46 + name + extra + (in.getShort(at + 32) & 0xFFFF);
            if (next > length) {
                throw new MalformedException(start + at, "an entry of the zip directory ends behind it");
            }
            entries.add(entry(channel, in, at, name, extra, start + at));
            at = next;
        }
        return new ZipEntries(List.copyOf(entries));
    }

    private static Entry entry(FileChannel channel, ByteBuffer in, int at, int name, int extra, long place)
            throws IOException {
        byte[] text = new byte[name];
        in.get(at + 46, text);
        long[] wide = {in.getInt(at + 24) & IN_EXTRA, in.getInt(at + 20) & IN_EXTRA, in.getInt(at + 42) & IN_EXTRA};
        widen(in, at + 46 + name, extra, wide);
        ByteBuffer local = bytes(channel, wide[2], 30);
        if (local.getInt(0) != LOCAL) {
            throw new MalformedException(wide[2], "an entry of the zip file expected");
        }
        long data = wide[2] + 30 + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
        boolean stored = in.getShort(at + 10) == 0 && wide[0] == wide[1];
        boolean sumBefore = (in.getShort(at + 8) & 8) == 0;
        boolean open = (in.getShort(at + 8) & 1) == 0;
        if (wide[1] < 0 || data < 0 || wide[1] > channel.size() - data) {
            throw new MalformedException(data, "an entry of " + wide[1] + " bytes ends behind the zip file");
        }
        return new Entry(
                new String(text, StandardCharsets.UTF_8),
                stored && sumBefore && open,
                data,
                wide[1],
                wide[2] + 14,
                place + 16);
    }

    /// Sizes and the offset, in that order, stand in the extra field when they do not fit 32 bits.
    private static void widen(ByteBuffer in, int start, int length, long[] values) {
        for (int at = start; at + 4 <= start + length; ) {
            int id = in.getShort(at) & 0xFFFF;
            int bytes = in.getShort(at + 2) & 0xFFFF;
            int from = at + 4;
            int end = Math.min(from + bytes, start + length);
            for (int i = 0; id == 1 && i < values.length; i++) {
                if (values[i] == IN_EXTRA && from + 8 <= end) {
                    values[i] = in.getLong(from);
                    from += 8;
                }
            }
            at += 4 + bytes;
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long from, long length) throws IOException {
        if (from < 0 || length < 0 || length > channel.size() - from) {
            throw new MalformedException(
                    from, length + " bytes of a zip file expected, which has " + channel.size() + " in all");
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, buffer, from);
        return buffer.flip();
    }

    /// Reads until the buffer is full.
    static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, at);
            if (n < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += n;
        }
    }

    /// Brings the checksum of an entry up to date, in both places.
    static void updateSum(FileChannel channel, Entry entry) throws IOException {
        CRC32 sum = new CRC32();
        ByteBuffer piece = ByteBuffer.allocate(1 << 18);
        for (long at = 0; at < entry.bytes(); at += piece.limit()) {
            piece.clear().limit((int) Math.min(piece.capacity(), entry.bytes() - at));
            fill(channel, piece, entry.data() + at);
            sum.update(piece.flip());
        }
        for (long place : new long[] {entry.localSum(), entry.centralSum()}) {
            ByteBuffer value = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(value.putInt((int) sum.getValue()).flip(), place);
        }
    }
}
