package org.tessera.formats.npy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.tessera.error.MalformedException;
import org.tessera.formats.recoded.ArrayCode;
import org.tessera.formats.recoded.ChannelOutput;

/// An `.npy` file deflated in a zip file: the head that stands before the values is part of the code, since it is
/// deflated together with them.
final class DeflatedArray implements ArrayCode {

    private static final int PIECE = 1 << 16;

    private final byte[] head;
    private final long expectedSum;
    private long writtenSum;

    /// @param head the bytes before the values
    /// @param expectedSum the checksum that the zip file states, or -1 where it is not known
    DeflatedArray(byte[] head, long expectedSum) {
        this.head = head.clone();
        this.expectedSum = expectedSum;
    }

    /// CRC-32 of what [#encode] last encoded.
    long writtenSum() {
        return writtenSum;
    }

    @Override
    public void decode(InputStream in, MemorySegment values) throws IOException {
        CRC32 sum = new CRC32();
        Inflater inflater = new Inflater(true);
        try (InflaterInputStream all = new InflaterInputStream(in, inflater, PIECE)) {
            byte[] piece = all.readNBytes(head.length);
            sum.update(piece);
            for (long at = 0; at < values.byteSize(); at += piece.length) {
                piece = all.readNBytes((int) Math.min(PIECE, values.byteSize() - at));
                if (piece.length == 0) {
                    throw new MalformedException(
                            -1,
                            "a deflated array ends after " + at + " bytes of values, " + values.byteSize()
                                    + " expected");
                }
                sum.update(piece);
                values.asSlice(at, piece.length).copyFrom(MemorySegment.ofArray(piece));
            }
            if (all.read() >= 0 || expectedSum >= 0 && sum.getValue() != expectedSum) {
                throw new MalformedException(
                        -1, "a deflated array does not have the checksum that the zip file states");
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new MalformedException(-1, "a damaged deflated array");
        } finally {
            inflater.end();
        }
    }

    @Override
    public long encode(MemorySegment values, FileChannel out, long at) throws IOException {
        CRC32 sum = new CRC32();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (OutputStream all = new DeflaterOutputStream(
                new BufferedOutputStream(new ChannelOutput(out, at), PIECE), deflater, PIECE)) {
            sum.update(head);
            all.write(head);
            byte[] piece = new byte[PIECE];
            for (long from = 0; from < values.byteSize(); from += PIECE) {
                int length = (int) Math.min(PIECE, values.byteSize() - from);
                MemorySegment.ofArray(piece).asSlice(0, length).copyFrom(values.asSlice(from, length));
                sum.update(piece, 0, length);
                all.write(piece, 0, length);
            }
        }
        writtenSum = sum.getValue();
        long length = deflater.getBytesWritten();
        deflater.end();
        return length;
    }

    @Override
    public byte[] toBytes() {
        return head.clone();
    }

    /// The first bytes of a deflated entry.
    static byte[] start(byte[] deflated, int most) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] out = new byte[most];
            int size = 0;
            for (int more = -1; size < most && more != 0; size += more) {
                more = inflater.inflate(out, size, most - size);
            }
            return Arrays.copyOf(out, size);
        } catch (java.util.zip.DataFormatException e) {
            throw new MalformedException(-1, "a damaged deflated array");
        } finally {
            inflater.end();
        }
    }
}
