package org.tessera.formats.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.error.CompressionException;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousDataset;
import org.tessera.formats.contiguous.ContiguousPlacement;

/// Several NumPy arrays in a zip file, as `numpy.savez` writes them: each is an `.npy` file stored as it is, so its
/// values have places like any other; after restoring only the checksums of the zip file change. Arrays that are
/// deflated (`numpy.savez_compressed`) are kept as they are.
public final class NpzFormat implements DatasetFormat {

    @Override
    public String id() {
        return "npz";
    }

    @Override
    public String title() {
        return "NumPy arrays in a zip file";
    }

    @Override
    public boolean probe(Path path, byte[] head) {
        boolean zip = head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        return zip && named(path);
    }

    @Override
    public boolean named(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    @Override
    public Dataset open(Path path, OpenOptions options) throws IOException {
        Map<String, ContiguousPlacement> places = new LinkedHashMap<>();
        List<String> notices = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(path)) {
            for (ZipEntries.Entry entry : ZipEntries.read(channel).list()) {
                String name = entry.name().endsWith(".npy")
                        ? entry.name().substring(0, entry.name().length() - 4)
                        : entry.name();
                String reason = entry.plain() ? null : "it is compressed; numpy.savez stores arrays as they are";
                if (reason == null) {
                    try {
                        places.put(name, place(channel, entry));
                    } catch (CompressionException e) {
                        reason = e.getMessage();
                    }
                }
                if (reason != null) {
                    notices.add("kept exactly: " + name + " (" + reason + ")");
                }
            }
        }
        return ContiguousDataset.open(path, places, notices);
    }

    private static ContiguousPlacement place(FileChannel channel, ZipEntries.Entry entry) throws IOException {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(entry.bytes(), NpyHeader.MAX_BYTES));
        ZipEntries.fill(channel, head, entry.data());
        ContiguousPlacement inEntry = NpyHeader.read(head.array()).place();
        if (inEntry.extent().end() > entry.bytes()) {
            throw new org.tessera.error.MalformedException(
                    entry.data(),
                    "the array ends at byte " + inEntry.extent().end() + " of an entry of " + entry.bytes());
        }
        return new ContiguousPlacement(
                entry.data() + inEntry.offset(), inEntry.type(), inEntry.order(), inEntry.shape());
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        ContiguousPlacement.restore(file, variables);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            List<ZipEntries.Entry> entries = ZipEntries.read(channel).list();
            for (Placed variable : variables) {
                long at = ContiguousPlacement.parse(variable.placement()).offset();
                for (ZipEntries.Entry entry : entries) {
                    if (at >= entry.data() && at < entry.data() + entry.bytes()) {
                        ZipEntries.updateSum(channel, entry);
                    }
                }
            }
        }
    }
}
