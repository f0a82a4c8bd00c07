package org.tessera.container;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tessera.model.ModelId;
import org.tessera.model.ModelUse;

/// Appends frames to a stream; [#finish] writes the directory. Not for several threads.
public final class ContainerWriter implements Closeable {

    private final OutputStream out;
    private final List<Directory.Entry> entries = new ArrayList<>();
    private final List<Long> others = new ArrayList<>();
    private final Set<ModelId> embedded = new HashSet<>();
    private final int minor;
    private long position;

    /// Writes the magic and the version 1.0 of the format.
    public ContainerWriter(OutputStream out) throws IOException {
        this(out, 0);
    }

    /// Writes the magic and the version of the format.
    ///
    /// @param minor the largest that [Container#minor] and [Compressor#minor] give of the variables to come
    public ContainerWriter(OutputStream out, int minor) throws IOException {
        this.out = out;
        this.minor = minor;
        write(Container.magic(minor));
    }

    /// Bytes written so far.
    public long position() {
        return position;
    }

    public void provenance(Provenance provenance) throws IOException {
        others.add(frame(FrameType.PROVENANCE, provenance.toBytes(), new byte[0]));
    }

    /// Appends a piece of the template: bytes of the original file that are not values.
    void template(byte[] head, byte[] body) throws IOException {
        others.add(frame(FrameType.TEMPLATE, head, body));
    }

    /// Takes a model in, once however many variables need it.
    void model(ModelUse model) throws IOException {
        ModelId id = ModelId.of(model.bytes());
        if (embedded.add(id)) {
            others.add(frame(FrameType.MODEL, id.hash(), model.bytes()));
        }
    }

    VariableSession variable(VariableHeader header) throws IOException {
        if (Container.minor(header.target()) > minor) {
            throw new IllegalArgumentException("a file of format 1." + minor + " cannot hold the target "
                    + header.target().text());
        }
        if (!header.models().isEmpty() && minor < Container.MODELS_MINOR) {
            throw new IllegalArgumentException("a file of format 1." + minor + " cannot hold a variable with models");
        }
        byte[] head = header.toBytes();
        long offset = frame(FrameType.VARIABLE, head, new byte[0]);
        return new VariableSession(offset, Frame.crc(head), header.chunking().count());
    }

    /// Writes directory and trailer; nothing can be appended afterwards.
    public void finish() throws IOException {
        long offset = frame(FrameType.DIRECTORY, new Directory(entries, others).toBytes(), new byte[0]);
        write(Directory.trailer(offset));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private long frame(int type, byte[] head, byte[] body) throws IOException {
        long offset = position;
        write(Frame.start(type, head, body.length));
        write(body);
        return offset;
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    /// Takes the chunks of one variable in order.
    final class VariableSession {
        private final long header;
        private final int key;
        private final long[] offsets;
        private int next;

        VariableSession(long header, int key, long count) {
            this.header = header;
            this.key = key;
            this.offsets = new long[Math.toIntExact(count)];
        }

        void chunk(EncodedChunk chunk) throws IOException {
            ChunkHead head = ChunkHead.of(entries.size(), next, key, chunk);
            offsets[next++] = frame(FrameType.CHUNK, head.toBytes(), chunk.body());
        }

        void end(VariableSummary summary) {
            entries.add(new Directory.Entry(header, offsets, summary));
        }
    }
}
