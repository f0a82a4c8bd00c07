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

    private final Container container;
    private final Compressor.Progress progress;

    public FileRestorer(Container container, Compressor.Progress progress) {
        this.container = container;
        this.progress = progress;
    }

    /// Writes the file; what is at the path is overwritten.
    ///
    /// @throws UnsupportedException when the container was not made from a file, or from an unknown kind
    public void rebuild(Path target) throws IOException {
        Map<String, String> entries = container.provenance().entries();
        String id = entries.get("format");
        if (id == null) {
            throw new UnsupportedException("this container was not made from a file: say --to npy or --to raw");
        }
        DatasetFormat format = Formats.byId(id);
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
        List<Placed> placed = new ArrayList<>();
        for (ContainerVariable variable : container.variables()) {
            CountedField values = new CountedField(variable, progress);
            placed.add(new Placed(variable.spec().name(), variable.header().placement(), values));
        }
        format.restore(target, placed);
    }

    /// The size must be one that template and values can fill, filters of the format that make values larger included.
    private void checkSize(long size) {
        long most = container.template().originalBytes() + SLACK;
        for (ContainerVariable variable : container.variables()) {
            most = Math.addExact(most, 2 * variable.spec().bytes());
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
