package org.tessera.container;

import java.util.ArrayList;
import java.util.List;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteSource;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;

/// Where everything is: written last, found through the trailer.
///
/// @param variables in the order of the file
/// @param others offsets of frames that are neither variables, chunks nor the directory
record Directory(List<Entry> variables, List<Long> others) {

    /// @param header offset of the variable's frame
    /// @param chunks offsets of its chunk frames, by number
    record Entry(long header, long[] chunks, VariableSummary summary) {}

    /// `TSRE`, the last four bytes of a file.
    static final int END_MAGIC = 0x45525354;

    static final int TRAILER = 16;

    byte[] toBytes() {
        ByteWriter out = new ByteWriter(256).varint(variables.size());
        for (Entry entry : variables) {
            out.varint(entry.header).varint(entry.chunks.length);
            long last = entry.header;
            for (long offset : entry.chunks) {
                out.zigzag(offset - last);
                last = offset;
            }
            entry.summary.write(out);
        }
        out.varint(others.size());
        others.forEach(out::varint);
        return out.toByteArray();
    }

    static byte[] trailer(long directoryOffset) {
        byte[] offset = new ByteWriter(8).i64(directoryOffset).toByteArray();
        return new ByteWriter(TRAILER)
                .bytes(offset)
                .i32(Frame.crc(offset))
                .i32(END_MAGIC)
                .toByteArray();
    }

    static Directory read(ByteSource source, Limits limits) {
        if (source.size() < TRAILER + Container.HEADER) {
            throw new MalformedException(0, "too short for a Tessera file: " + source.size() + " bytes");
        }
        byte[] trailer = source.read(source.size() - TRAILER, TRAILER);
        ByteReader in = new ByteReader(trailer, 0, TRAILER, source.size() - TRAILER);
        byte[] offset = in.bytes(8);
        if (in.i32() != Frame.crc(offset) || in.i32() != END_MAGIC) {
            throw new MalformedException(
                    source.size() - TRAILER, "no end mark: the file was cut short or not finished");
        }
        Frame frame =
                Frame.read(source, new ByteReader(offset).i64(), limits).expect(FrameType.DIRECTORY, "the directory");
        return parse(frame.headReader(), source.size(), limits);
    }

    private static Directory parse(ByteReader in, long size, Limits limits) {
        List<Entry> entries = new ArrayList<>();
        long count = in.varint();
        long lastHeader = -1;
        for (long i = 0; i < count; i++) {
            long header = ascending(in, lastHeader, size);
            lastHeader = header;
            int chunks = in.varint(in.remaining(), "the number of chunks");
            limits.checkChunks(chunks);
            long[] offsets = new long[chunks];
            long last = header;
            for (int c = 0; c < chunks; c++) {
                last += in.zigzag();
                if (last < 0 || last >= size) {
                    throw in.malformed("a chunk inside the file expected, found offset " + last);
                }
                offsets[c] = last;
            }
            entries.add(new Entry(header, offsets, VariableSummary.read(in)));
        }
        int others = in.varint(in.remaining(), "the number of other frames");
        List<Long> offsets = new ArrayList<>();
        long last = -1;
        for (int i = 0; i < others; i++) {
            last = ascending(in, last, size);
            offsets.add(last);
        }
        in.expectEnd("the directory");
        return new Directory(entries, offsets);
    }

    /// Each frame once: a directory that names one a million times would take a million times its memory.
    private static long ascending(ByteReader in, long last, long size) {
        long offset = in.varint();
        if (offset <= last || offset >= size) {
            throw in.malformed("a frame after byte " + last + " expected, found offset " + offset);
        }
        return offset;
    }
}
