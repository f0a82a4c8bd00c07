package org.tessera.formats.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.tessera.error.MalformedException;
import org.tessera.formats.DatasetFormat;

/// Restores a file and the parts it names. All are written under temporary names before the first gets its own; the
/// file that names the others comes last. Folders that were made for them go when something fails.
final class SeriesOutput implements AutoCloseable {

    private final boolean overwrite;
    private final List<AtomicOutput> outputs = new ArrayList<>();
    private final List<Path> made = new ArrayList<>();
    private boolean done;

    private SeriesOutput(boolean overwrite) {
        this.overwrite = overwrite;
    }

    /// @param sizes of the file and its parts in the joined bytes
    static void write(FileRestorer restorer, Path output, boolean overwrite, long[] sizes) throws IOException {
        DatasetFormat format = restorer.format();
        try (SeriesOutput series = new SeriesOutput(overwrite);
                AtomicOutput joined = new AtomicOutput(joinedName(output), true)) {
            AtomicOutput.check(output, overwrite);
            restorer.template(joined.path());
            series.split(joined.path(), output, format, sizes);
            List<Path> files = series.outputs.stream().map(AtomicOutput::path).toList();
            format.restore(files, restorer.placed());
            series.commit();
        }
    }

    /// A name that is never made: only its temporary one is.
    private static Path joinedName(Path output) {
        return output.resolveSibling(output.getFileName() + "-joined");
    }

    private void split(Path joined, Path output, DatasetFormat format, long[] sizes) throws IOException {
        try (FileChannel in = FileChannel.open(joined)) {
            long at = 0;
            List<String> names = List.of();
            for (int i = 0; i < sizes.length; i++) {
                if (sizes[i] > in.size() - at || i > 0 && names.size() != sizes.length - 1) {
                    throw new MalformedException(
                            at, (sizes.length - 1) + " parts expected, and the template names " + names.size());
                }
                Path target = i == 0 ? output : output.resolveSibling(names.get(i - 1));
                makeFolder(target);
                AtomicOutput file = new AtomicOutput(target, overwrite);
                outputs.add(file);
                copy(in, at, sizes[i], file.path());
                at += sizes[i];
                if (i == 0) {
                    names = format.parts(file.path());
                }
            }
        }
    }

    private void makeFolder(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        List<Path> missing = new ArrayList<>();
        while (folder != null && !Files.exists(folder)) {
            missing.addFirst(folder);
            folder = folder.getParent();
        }
        for (Path each : missing) {
            Files.createDirectory(each);
            made.addFirst(each);
        }
    }

    private static void copy(FileChannel in, long from, long length, Path to) throws IOException {
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            for (long done = 0; done < length; ) {
                long n = in.transferTo(from + done, length - done, out);
                if (n <= 0) {
                    throw new EOFException("the file became shorter while it was written");
                }
                done += n;
            }
        }
    }

    private void commit() throws IOException {
        for (AtomicOutput part : outputs.subList(1, outputs.size())) {
            part.commit();
        }
        outputs.getFirst().commit();
        done = true;
    }

    @Override
    public void close() throws IOException {
        outputs.forEach(AtomicOutput::close);
        for (Path folder : done ? List.<Path>of() : made) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    continue;
                }
            }
            Files.delete(folder);
        }
    }
}
