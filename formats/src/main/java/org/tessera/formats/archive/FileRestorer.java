package org.tessera.formats.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.container.Compressor;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Formats;
import org.tessera.formats.Placed;

/// Rebuilds the original file: the template's bytes, and the decoded values in their places.
public final class FileRestorer {

    private static final long SLACK = 1 << 20;

    /// Bytes of the original for each byte of values: numbers as text take the most.
    public static final int MOST_SPREAD = 8;

    private final Container container;
    private final Compressor.Progress progress;

    public FileRestorer(Container container, Compressor.Progress progress) {
        this.container = container;
        this.progress = progress;
    }

    /// Writes the file, or the file and the parts it names into its folder; each appears whole or not at all.
    ///
    /// @throws UnsupportedException when the container was not made from a file, or from an unknown kind
    /// @throws java.nio.file.FileAlreadyExistsException when one is there and may not be overwritten
    public void restore(Path output, boolean overwrite) throws IOException {
        String sizes = container.provenance().entries().get(SourceBytes.PARTS);
        if (sizes != null) {
            SeriesOutput.write(this, output, overwrite, SourceBytes.parseSizes(sizes));
            return;
        }
        try (AtomicOutput file = new AtomicOutput(output, overwrite)) {
            rebuild(file.path());
            file.commit();
        }
    }

    /// Writes a file that has no parts; what is at the path is overwritten.
    ///
    /// @throws UnsupportedException when the container was not made from a file, or from an unknown kind
    public void rebuild(Path target) throws IOException {
        DatasetFormat format = format();
        template(target);
        format.restore(List.of(target), placed());
    }

    DatasetFormat format() {
        String id = container.provenance().entries().get("format");
        if (id == null) {
            throw new UnsupportedException("this container was not made from a file: say --to npy or --to raw");
        }
        return Formats.byId(id);
    }

    /// Writes every byte that is no value to its place.
    void template(Path target) throws IOException {
        Map<String, String> entries = container.provenance().entries();
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            long size = size(entries.get("source.bytes"));
            checkSize(size);
            container.template().restore(channel, size);
            if (channel.size() < size) {
                channel.position(size - 1);
                channel.write(java.nio.ByteBuffer.wrap(new byte[1]));
            }
        }
    }

    List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        for (ContainerVariable variable : container.variables()) {
            CountedField values = new CountedField(variable, progress);
            placed.add(new Placed(variable.spec().name(), variable.header().placement(), values));
        }
        return placed;
    }

    /// The size must be one that template and values can fill, however the format writes them.
    private void checkSize(long size) {
        long most = container.template().originalBytes() + SLACK;
        for (ContainerVariable variable : container.variables()) {
            most = Math.addExact(
                    most, Math.multiplyExact(MOST_SPREAD, variable.spec().bytes()));
        }
        if (size > most) {
            throw new MalformedException(
                    -1, "an original of at most " + most + " bytes expected, found a claim of " + size);
        }
    }

    private static long size(@org.jspecify.annotations.Nullable String text) {
        try {
            long size = Long.parseLong(String.valueOf(text));
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new MalformedException(-1, "the size of the original file expected, found '" + text + "'");
    }
}
