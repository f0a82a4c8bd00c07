package org.tessera.formats.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tessera.container.ContainerWriter;
import org.tessera.container.Template;
import org.tessera.formats.Extent;

/// Copies to a container all bytes of a file that lie outside the given extents.
final class TemplateBytes {

    private TemplateBytes() {}

    static void write(Path source, List<Extent> elided, ContainerWriter writer) throws IOException {
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            long at = 0;
            for (Extent extent : elided) {
                copy(channel, at, extent.offset(), writer);
                at = extent.end();
            }
            copy(channel, at, channel.size(), writer);
        }
    }

    private static void copy(FileChannel channel, long from, long to, ContainerWriter writer) throws IOException {
        for (long at = from; at < to; at += Template.PIECE) {
            int length = (int) Math.min(Template.PIECE, to - at);
            ByteBuffer piece = ByteBuffer.allocate(length);
            while (piece.hasRemaining()) {
                if (channel.read(piece, at + piece.position()) < 0) {
                    throw new java.io.EOFException("the file became shorter while it was read");
                }
            }
            Template.append(writer, at, piece.array());
        }
    }
}
