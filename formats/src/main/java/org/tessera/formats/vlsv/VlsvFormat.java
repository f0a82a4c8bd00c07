package org.tessera.formats.vlsv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// VLSV, the files of Vlasiator. Takes no options: the file says all itself.
public final class VlsvFormat implements DatasetFormat {

    static final String ID = "vlsv";
    private static final byte[] ROOT = "<VLSV".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "VLSV (Vlasiator)";
    }

    /// There is no magic number: the head has to lead to the footer.
    @Override
    public boolean probe(Path path, byte[] head) {
        if (head.length < Footer.HEADER_BYTES || head[0] < 0 || head[0] > 1) {
            return false;
        }
        ByteOrder order = head[0] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long offset = ByteBuffer.wrap(head).order(order).getLong(8);
        if (offset < Footer.HEADER_BYTES || !Files.isRegularFile(path)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer begin = ByteBuffer.allocate(ROOT.length);
            return offset < channel.size()
                    && channel.read(begin, offset) == ROOT.length
                    && java.util.Arrays.equals(begin.array(), ROOT);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean named(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".vlsv");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        return VlsvDataset.open(path);
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        VlsvDataset.checkPlaces(file, variables);
        ContiguousPlacement.restore(file, variables);
    }
}
