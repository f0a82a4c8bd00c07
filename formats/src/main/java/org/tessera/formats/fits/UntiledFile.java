package org.tessera.formats.fits;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// Rewrites a file so that chosen tile-compressed images are plain IMAGE extensions; all other HDUs are copied.
///
/// @param file that holds the template; replaced when all is written
/// @param tiled what to write, by the number of the HDU
record UntiledFile(Path file, List<Hdu> hdus, Map<Integer, FitsRestorer.Target> tiled) {

    void write() throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".images");
        try {
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                    FileChannel out = FileChannel.open(
                            whole,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE)) {
                for (Hdu hdu : hdus) {
                    write(hdu, in, out);
                }
                copy(in, hdus.getLast().end(), in.size(), out);
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void write(Hdu hdu, FileChannel in, FileChannel out) throws IOException {
        FitsRestorer.Target target = tiled.get(hdu.number());
        if (target == null) {
            copy(in, hdu.cards().offset(), Math.min(hdu.end(), in.size()), out);
            return;
        }
        long start = out.position();
        Pixels pixels = target.image().pixels();
        put(out, PlainHeader.of(hdu.cards(), pixels));
        ContiguousPlacement place =
                new ContiguousPlacement(out.position(), pixels.stored(), ByteOrder.BIG_ENDIAN, pixels.shape());
        place.write(out, target.values());
        long end = place.extent().end();
        out.position(end);
        put(out, new byte[(int) (Math.ceilDiv(end, Cards.BLOCK) * Cards.BLOCK - end)]);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment bytes = out.map(MapMode.READ_WRITE, start, out.size() - start, arena);
            Cards cards = Cards.read(bytes, 0, hdu.number());
            if (cards.has("CHECKSUM") || cards.has("DATASUM")) {
                Hdu plain = Hdu.of(hdu.number(), cards, bytes.byteSize());
                Checksums.renew(bytes, plain, Checksums.sum(bytes, cards.end(), bytes.byteSize()));
            }
        }
    }

    private static void put(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private static void copy(FileChannel in, long from, long to, FileChannel out) throws IOException {
        for (long at = from; at < to; ) {
            long done = in.transferTo(at, to - at, out);
            if (done <= 0) {
                throw new IOException("the file became shorter while it was read");
            }
            at += done;
        }
    }
}
