package org.tessera.formats.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.tessera.error.MalformedException;

/// The bytes of a file and its parts, one after another.
final class SourceBytes implements AutoCloseable {

    /// The entry of the provenance with the sizes of the files, of several.
    static final String PARTS = "source.parts";

    private final List<Path> paths;
    private final long[] starts;
    private int open = -1;
    private FileChannel channel;

    SourceBytes(List<Path> paths) throws IOException {
        this.paths = List.copyOf(paths);
        starts = new long[paths.size() + 1];
        for (int i = 0; i < paths.size(); i++) {
            starts[i + 1] = starts[i] + java.nio.file.Files.size(paths.get(i));
        }
        channel = use(0);
    }

    List<Path> paths() {
        return paths;
    }

    long size() {
        return starts[paths.size()];
    }

    /// Sizes of the files as text.
    String sizes() {
        return LongStream.range(0, paths.size())
                .mapToObj(i -> Long.toString(starts[(int) i + 1] - starts[(int) i]))
                .collect(Collectors.joining(","));
    }

    /// @throws MalformedException when it is not what [#sizes] gives
    static long[] parseSizes(String text) {
        try {
            long[] sizes =
                    List.of(text.split(",")).stream().mapToLong(Long::parseLong).toArray();
            if (LongStream.of(sizes).allMatch(size -> size >= 0)) {
                return sizes;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new MalformedException(-1, "the sizes of the parts of the original expected, found '" + text + "'");
    }

    /// Reads some bytes, at least one, or gives -1 at the end or where a file became shorter.
    int read(ByteBuffer to, long at) throws IOException {
        int number = 0;
        while (number < paths.size() && starts[number + 1] <= at) {
            number++;
        }
        if (number == paths.size()) {
            return -1;
        }
        FileChannel file = use(number);
        int limit = to.limit();
        to.limit((int) Math.min(limit, to.position() + starts[number + 1] - at));
        int read = file.read(to, at - starts[number]);
        to.limit(limit);
        return read;
    }

    /// One file is open at a time: a series may have thousands.
    private FileChannel use(int number) throws IOException {
        if (number != open) {
            if (open >= 0) {
                channel.close();
            }
            channel = FileChannel.open(paths.get(number), StandardOpenOption.READ);
            open = number;
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
