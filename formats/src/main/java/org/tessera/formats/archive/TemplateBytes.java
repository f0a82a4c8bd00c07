package org.tessera.formats.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.tessera.container.ContainerWriter;
import org.tessera.container.Template;
import org.tessera.formats.Extent;

/// Copies to a container all bytes of a file that lie outside the given extents.
///
/// A piece of the template has a frame of its own. Where extents are short and close, as in interleaved records, a
/// frame for what lies between each two of them would cost more than it holds: there the extents are part of the
/// piece, as zeros, which take next to nothing.
final class TemplateBytes {

    /// Longer extents end a piece: packing zeros takes time, and beside so many values a frame of some 40 bytes is
    /// nothing.
    private static final int BRIDGE = 1 << 16;

    private final SourceBytes source;
    private final ContainerWriter writer;
    private final ByteBuffer piece = ByteBuffer.allocate(Template.PIECE);
    private long start;
    private int used;

    private TemplateBytes(SourceBytes source, ContainerWriter writer) {
        this.source = source;
        this.writer = writer;
    }

    static void write(SourceBytes source, List<Extent> elided, ContainerWriter writer) throws IOException {
        TemplateBytes template = new TemplateBytes(source, writer);
        long at = 0;
        for (Extent extent : elided) {
            template.copy(at, extent.offset());
            template.skip(extent.length());
            at = extent.end();
        }
        template.copy(at, source.size());
        template.flush();
    }

    private void copy(long from, long to) throws IOException {
        for (long at = from; at < to; ) {
            if (used == 0) {
                piece.clear();
                start = at;
            }
            piece.limit((int) Math.min(piece.capacity(), piece.position() + to - at));
            at += piece.remaining();
            fill();
            used = piece.position();
            if (used == piece.capacity()) {
                flush();
            }
        }
    }

    private void fill() throws IOException {
        while (piece.hasRemaining()) {
            if (source.read(piece, start + piece.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
    }

    /// Goes over values: by zeros in the piece, or by ending it.
    private void skip(long length) throws IOException {
        if (used == 0) {
            return;
        }
        piece.limit(piece.capacity());
        if (length > BRIDGE || length >= piece.remaining()) {
            flush();
        } else {
            piece.put(new byte[(int) length]);
        }
    }

    /// Writes the piece up to the last byte that is no value.
    private void flush() throws IOException {
        if (used > 0) {
            Template.append(writer, start, Arrays.copyOf(piece.array(), used));
            used = 0;
        }
    }
}
