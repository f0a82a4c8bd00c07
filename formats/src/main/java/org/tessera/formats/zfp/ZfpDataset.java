package org.tessera.formats.zfp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Variable;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpSlabs;

/// An open zfp file: one array.
final class ZfpDataset implements Dataset {

    private final Arena arena;
    private final Variable variable;
    private final byte[] head;
    private final long end;

    private ZfpDataset(Arena arena, Variable variable, byte[] head, long end) {
        this.arena = arena;
        this.variable = variable;
        this.head = head;
        this.end = end;
    }

    static ZfpDataset open(Path path, String name) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path)) {
            MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            byte[] head = file.asSlice(0, Math.min(ZfpHeader.MAX_BYTES, file.byteSize()))
                    .toArray(ValueLayout.JAVA_BYTE);
            ZfpHeader header = ZfpHeader.read(head);
            ZfpSlabs slabs = new ZfpSlabs(header, file, Limits.DEFAULT);
            FieldSpec spec = new FieldSpec(name, header.type().element(), header.shape());
            return new ZfpDataset(arena, Variable.plain(new ZfpField(spec, slabs)), head, slabs.endByte());
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public List<Variable> variables() {
        return List.of(variable);
    }

    /// The whole stream: its header stands in the placement, since its mode may have to change.
    @Override
    public List<Extent> extents(Collection<String> names) {
        return names.isEmpty() ? List.of() : List.of(new Extent(0, end));
    }

    @Override
    public byte[] placement(String name) {
        return new ByteWriter(40).i64(end).block(head).toByteArray();
    }

    @Override
    public void close() {
        arena.close();
    }
}
