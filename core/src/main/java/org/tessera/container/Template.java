package org.tessera.container;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.tessera.error.MalformedException;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteSource;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.stage.lossless.ZstdBytes;

/// Every byte of the original file that is not a value of a lossy variable, in pieces, compressed losslessly.
public final class Template {

    /// Bytes of the original in one piece.
    public static final int PIECE = 1 << 22;

    private static final int ZSTD_LEVEL = 9;

    private final ByteSource source;
    private final Limits limits;
    private final List<Frame> frames;

    Template(ByteSource source, Limits limits, List<Frame> frames) {
        this.source = source;
        this.limits = limits;
        this.frames = List.copyOf(frames);
    }

    /// False for containers that were not made from a file with a template.
    public boolean exists() {
        return !frames.isEmpty();
    }

    /// Bytes of the template in the container.
    public long compressedBytes() {
        return frames.stream().mapToLong(f -> f.head().length + f.bodyLength()).sum();
    }

    /// Appends a piece: `bytes` of the original at `offset`.
    public static void append(ContainerWriter writer, long offset, byte[] bytes) throws IOException {
        byte[] packed = Zstd.compress(bytes, ZSTD_LEVEL);
        byte[] head = new ByteWriter(32)
                .varint(offset)
                .varint(bytes.length)
                .i32(Frame.crc(packed))
                .toByteArray();
        writer.template(head, packed);
    }

    /// Bytes of the original that the template holds, as its pieces say.
    public long originalBytes() {
        long bytes = 0;
        for (Frame frame : frames) {
            ByteReader head = frame.headReader();
            head.varint();
            bytes += head.varint(PIECE, "the length of a template piece");
        }
        return bytes;
    }

    /// Writes all pieces to their places.
    ///
    /// @param size of the whole original; a piece that reaches further is refused
    public void restore(SeekableByteChannel out, long size) throws IOException {
        for (Frame frame : frames) {
            Piece piece = read(frame);
            out.position(piece.offset());
            ByteBuffer bytes = ByteBuffer.wrap(piece.bytes());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /// Reads all pieces and writes nothing.
    ///
    /// @throws MalformedException when one is damaged
    public void check() {
        frames.forEach(this::read);
    }

    private Piece read(Frame frame) {
        ByteReader head = frame.headReader();
        long offset = head.varint();
        int length = head.varint(PIECE, "the length of a template piece");
        int crc = head.i32();
        limits.checkMetadata(frame.bodyLength());
        byte[] packed = source.read(frame.bodyOffset(), (int) frame.bodyLength());
        if (offset < 0 || Frame.crc(packed) != crc) {
            throw new MalformedException(frame.bodyOffset(), "checksum of a template piece");
        }
        return new Piece(offset, unpack(packed, length, frame.bodyOffset()));
    }

    private record Piece(long offset, byte[] bytes) {}

    private static byte[] unpack(byte[] packed, int length, long at) {
        byte[] bytes = ZstdBytes.unpack(packed, length);
        if (bytes == null) {
            throw new MalformedException(at, "a template piece that does not unpack to " + length + " bytes");
        }
        return bytes;
    }
}
