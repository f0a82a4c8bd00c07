package org.tessera.formats.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Extent;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.contiguous.ContiguousPlacement;
import org.tessera.formats.recoded.EncodedPlacement;
import org.tessera.formats.recoded.RecodedDataset;

/// Several NumPy arrays in a zip file. `numpy.savez` stores each `.npy` file as it is, so its values have places like
/// any other, and after restoring only the checksums of the zip file change. `numpy.savez_compressed` deflates them:
/// those are deflated again, and the directory of the zip file follows.
public final class NpzFormat implements DatasetFormat {

    /// Deflate shortens at most by about this.
    private static final long MOST_EXPANSION = 1100;

    /// Files up to here have 32-bit places that hold whatever restoring makes of them.
    private static final long NARROW = 0xFFFF_0000L;

    private static final int SUFFIX = ".npy".length();

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
        try (FileChannel channel = FileChannel.open(path)) {
            return new Reading(channel).open(path);
        }
    }

    @Override
    public void restore(Path file, List<Placed> variables) throws IOException {
        NpzRestorer.restore(file, variables);
    }

    /// One pass over the entries.
    private static final class Reading {
        private final FileChannel channel;
        private final List<String> names = new ArrayList<>();
        private final Map<String, ContiguousPlacement> places = new LinkedHashMap<>();
        private final Map<String, RecodedDataset.Encoded> encoded = new LinkedHashMap<>();
        private final List<String> notices = new ArrayList<>();

        Reading(FileChannel channel) {
            this.channel = channel;
        }

        Dataset open(Path path) throws IOException {
            List<ZipEntries.Entry> entries = ZipEntries.read(channel).list();
            long longest = channel.size();
            for (ZipEntries.Entry entry : entries) {
                longest += entry.deflated() ? Math.min(entry.length(), NARROW) : 0;
            }
            for (ZipEntries.Entry entry : entries) {
                String name = entry.name().endsWith(".npy")
                        ? entry.name().substring(0, entry.name().length() - SUFFIX)
                        : entry.name();
                try {
                    add(name, entry, longest);
                } catch (CompressionException e) {
                    notices.add("kept exactly: " + name + " (" + e.getMessage() + ")");
                }
            }
            return RecodedDataset.open(path, names, places, encoded, notices);
        }

        private void add(String name, ZipEntries.Entry entry, long longest) throws IOException {
            if (names.contains(name)) {
                throw new MalformedException(entry.data(), "a second array of this name");
            }
            if (entry.plain()) {
                places.put(name, place(entry));
            } else if (!entry.deflated()) {
                throw new UnsupportedException("its entry of the zip file is encrypted or of a rare kind");
            } else if (longest > NARROW) {
                throw new UnsupportedException(
                        "deflated in a zip file of more than 4 GiB; numpy.savez does not deflate");
            } else {
                encoded.put(name, deflated(entry));
            }
            names.add(name);
        }

        private ContiguousPlacement place(ZipEntries.Entry entry) throws IOException {
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(entry.bytes(), NpyHeader.MAX_BYTES));
            ZipEntries.fill(channel, head, entry.data());
            ContiguousPlacement inEntry = NpyHeader.read(head.array()).place();
            checkEnd(inEntry, entry);
            return new ContiguousPlacement(
                    entry.data() + inEntry.offset(), inEntry.type(), inEntry.order(), inEntry.shape());
        }

        private static void checkEnd(ContiguousPlacement inEntry, ZipEntries.Entry entry) {
            if (inEntry.extent().end() > entry.length()) {
                throw new MalformedException(
                        entry.data(),
                        "the array ends at byte " + inEntry.extent().end() + " of an entry of " + entry.length());
            }
        }

        private RecodedDataset.Encoded deflated(ZipEntries.Entry entry) throws IOException {
            ByteBuffer some = ByteBuffer.allocate((int) Math.min(entry.bytes(), NpyHeader.MAX_BYTES));
            ZipEntries.fill(channel, some, entry.data());
            byte[] head = DeflatedArray.start(some.array(), (int) Math.min(entry.length(), NpyHeader.MAX_BYTES));
            ContiguousPlacement place = NpyHeader.read(head).place();
            checkEnd(place, entry);
            if (place.extent().end() != entry.length() || place.bytes() / MOST_EXPANSION > entry.bytes()) {
                throw new MalformedException(
                        entry.data(),
                        place.bytes() + " bytes of values in an entry of " + entry.length() + ", deflated to "
                                + entry.bytes());
            }
            DeflatedArray code = new DeflatedArray(Arrays.copyOf(head, (int) place.offset()), entry.sum());
            Extent extent = new Extent(entry.data(), entry.bytes());
            return new RecodedDataset.Encoded(
                    new EncodedPlacement(extent, place.type(), place.order(), place.shape(), code), code, false);
        }
    }
}
