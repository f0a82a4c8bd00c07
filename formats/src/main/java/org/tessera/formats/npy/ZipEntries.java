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
import org.jspecify.annotations.Nullable;
import org.tessera.error.LimitExceededException;
import org.tessera.error.MalformedException;

/// Where the entries of a zip file lie, which `java.util.zip` does not tell.
///
/// Source: PKWARE's APPNOTE.TXT, sections 4.3 (records) and 4.5.3 (64-bit sizes).
///
/// @param starts the places in the file that say where the directory starts, as numbers of 4 or 8 bytes
record ZipEntries(List<Entry> list, List<Place> starts) {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long LARGEST_DIRECTORY = 1 << 24;
    private static final long IN_EXTRA = 0xFFFFFFFFL;

    /// A number in the file.
    ///
    /// @param bytes 4 or 8
    record Place(long at, int bytes) {}

    /// @param plain whether its bytes are stored as they are, with their checksum before them
    /// @param deflated whether they are deflated, and what says their checksum and length agrees
    /// @param data first byte
    /// @param bytes length, as it is stored
    /// @param length when it is not deflated
    /// @param sum its CRC-32
    /// @param localSum where in the file its CRC-32 stands
    /// @param centralSum where it stands again
    /// @param sizes where its stored length stands
    /// @param starts where the directory says in which byte its local header starts
    /// @param local that byte
    record Entry(
            String name,
            boolean plain,
            boolean deflated,
            long data,
            long bytes,
            long length,
            long sum,
            long localSum,
            long centralSum,
            List<Place> sizes,
            Place starts,
            long local) {}

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
        List<Place> starts = List.of(new Place(size - tail + at + 16, 4));
        if (start == IN_EXTRA && at >= 20 && end.getInt(at - 20) == LOCATOR_64) {
            long record = end.getLong(at - 12);
            ByteBuffer wide = bytes(channel, record, 56);
            if (wide.getInt(0) != END_64) {
                throw new MalformedException(-1, "the 64-bit directory of the zip file is missing");
            }
            count = wide.getLong(32);
            length = wide.getLong(40);
            start = wide.getLong(48);
            starts = List.of(new Place(record + 48, 8), new Place(size - tail + at - 12, 8));
        }
        if (length > LARGEST_DIRECTORY) {
            throw new LimitExceededException("bytes of a zip directory", length, LARGEST_DIRECTORY);
        }
        return new ZipEntries(entries(channel, start, length, count), starts);
    }

    private static List<Entry> entries(FileChannel channel, long start, long length, long count) throws IOException {
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
        return List.copyOf(entries);
    }

    private static Entry entry(FileChannel channel, ByteBuffer in, int at, int name, int extra, long place)
            throws IOException {
        byte[] text = new byte[name];
        in.get(at + 46, text);
        long[] wide = {in.getInt(at + 24) & IN_EXTRA, in.getInt(at + 20) & IN_EXTRA, in.getInt(at + 42) & IN_EXTRA};
        Place[] places = {new Place(place + 24, 4), new Place(place + 20, 4), new Place(place + 42, 4)};
        widen(in, at + 46 + name, extra, wide, places, place - at);
        ByteBuffer local = bytes(channel, wide[2], 30);
        if (local.getInt(0) != LOCAL) {
            throw new MalformedException(wide[2], "an entry of the zip file expected");
        }
        int localName = local.getShort(26) & 0xFFFF;
        int localExtra = local.getShort(28) & 0xFFFF;
        long data = wide[2] + 30 + localName + localExtra;
        int method = in.getShort(at + 10);
        boolean stored = method == 0 && wide[0] == wide[1];
        boolean sumBefore = (in.getShort(at + 8) & 8) == 0;
        boolean open = (in.getShort(at + 8) & 1) == 0;
        if (wide[1] < 0 || data < 0 || wide[1] > channel.size() - data) {
            throw new MalformedException(data, "an entry of " + wide[1] + " bytes ends behind the zip file");
        }
        Place[] once = sumBefore
                ? before(channel, wide, localName, localExtra)
                : behind(channel, data + wide[1], in.getInt(at + 16), wide[1]);
        return new Entry(
                new String(text, StandardCharsets.UTF_8),
                stored && sumBefore && open,
                method == 8 && open && once != null,
                data,
                wide[1],
                wide[0],
                in.getInt(at + 16) & IN_EXTRA,
                once == null ? wide[2] + 14 : once[0].at(),
                place + 16,
                once == null ? List.of() : List.of(once[1], places[1]),
                places[2],
                wide[2]);
    }

    /// Where sum and stored length of an entry stand in its local header, or null when that says something else.
    private static Place @Nullable [] before(FileChannel channel, long[] said, int name, int extra) throws IOException {
        ByteBuffer head = bytes(channel, said[2], 30L + name + extra);
        long[] again = {head.getInt(22) & IN_EXTRA, head.getInt(18) & IN_EXTRA};
        Place[] places = {new Place(said[2] + 22, 4), new Place(said[2] + 18, 4)};
        widen(head, 30 + name, extra, again, places, said[2]);
        boolean agree = again[0] == said[0] && again[1] == said[1];
        return agree ? new Place[] {new Place(said[2] + 14, 4), places[1]} : null;
    }

    /// The same for an entry that was streamed: they stand behind its bytes, with or without a signature.
    private static Place @Nullable [] behind(FileChannel channel, long end, int sum, long length) throws IOException {
        if (end > channel.size() - 16) {
            return null;
        }
        ByteBuffer words = bytes(channel, end, 16);
        int at = words.getInt(0) == DESCRIPTOR ? 4 : 0;
        boolean agree = words.getInt(at) == sum && (words.getInt(at + 4) & IN_EXTRA) == length;
        return agree ? new Place[] {new Place(end + at, 4), new Place(end + at + 4, 4)} : null;
    }

    /// Sizes and the offset, in that order, stand in the extra field when they do not fit 32 bits.
    ///
    /// @param places where they stand, which is changed too
    /// @param origin of the buffer in the file
    private static void widen(ByteBuffer in, int start, int length, long[] values, Place[] places, long origin) {
        for (int at = start; at + 4 <= start + length; ) {
            int id = in.getShort(at) & 0xFFFF;
            int bytes = in.getShort(at + 2) & 0xFFFF;
            int from = at + 4;
            int end = Math.min(from + bytes, start + length);
            for (int i = 0; id == 1 && i < values.length; i++) {
                if (values[i] == IN_EXTRA && from + 8 <= end) {
                    values[i] = in.getLong(from);
                    places[i] = new Place(origin + from, 8);
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
        put(channel, new Place(entry.localSum(), 4), sum.getValue());
        put(channel, new Place(entry.centralSum(), 4), sum.getValue());
    }

    /// Writes a number to its place.
    static void put(FileChannel channel, Place place, long value) throws IOException {
        ByteBuffer wide = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        channel.write(wide.flip().limit(place.bytes()), place.at());
    }
}
