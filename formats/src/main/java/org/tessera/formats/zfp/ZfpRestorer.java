package org.tessera.formats.zfp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tessera.error.LimitExceededException;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.formats.Placed;
import org.tessera.io.ByteReader;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpSlabWriter;

/// Writes decoded values as a zfp stream again.
///
/// zfp would lose something of them once more, beyond the bound. So the mode of the original is taken only where it
/// gives the values back bit for bit, else the reversible one. What followed the stream follows it again.
final class ZfpRestorer {

    private static final int MOST_TAIL = 1 << 28;

    private ZfpRestorer() {}

    static void restore(Path file, Placed placed) throws IOException {
        ByteReader in = new ByteReader(placed.placement());
        long end = in.i64();
        ZfpHeader header = ZfpHeader.read(in.block());
        byte[] tail = tail(file, end);
        if (!keeps(header, placed.values())) {
            header = new ZfpHeader(header.type(), header.shape(), ZfpMode.REVERSIBLE);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ZfpSlabWriter.write(header, placed.values(), out);
            out.write(tail);
        }
    }

    private static boolean keeps(ZfpHeader header, Field values) {
        try {
            return ZfpSlabWriter.holds(header, values, ArrayField::sameBits);
        } catch (IllegalArgumentException e) {
            return false; // NaN or infinite values, which only the reversible mode holds
        }
    }

    private static byte[] tail(Path file, long end) throws IOException {
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "r")) {
            long length = Math.max(0, whole.length() - end);
            if (length > MOST_TAIL) {
                throw new LimitExceededException("bytes after a zfp stream", length, MOST_TAIL);
            }
            byte[] tail = new byte[(int) length];
            whole.seek(Math.min(end, whole.length()));
            whole.readFully(tail);
            return tail;
        }
    }
}
