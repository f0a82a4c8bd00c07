package org.tessera.formats.vlsv;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.container.ContainerWriter;
import org.tessera.container.Provenance;
import org.tessera.container.VariableReport;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.Shape;
import org.tessera.science.approx.CellGroupProvider;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.science.vdf.VelocityMesh;
import org.tessera.target.Pure;

/// The velocity distributions of many cells in space in one `.tess` file: a variable of (cell, vz, vy, vx), each cell a
/// chunk that is read alone. Where the boxes lie stands in the placement of the variable.
///
/// ```java
/// try (VdfPack pack = VdfPack.open(Path.of("pack.tess"))) {
///     VelocityDistribution f = pack.distribution(pack.indexOf(10));
/// }
/// ```
public final class VdfPack implements Closeable {

    static final String VARIABLE = "vdf";

    /// Cells that codecs are tried on.
    private static final int TRIED = 8;

    /// Most cells of a chunk, where they share something.
    private static final int GROUP = 64;

    /// Most values of such a chunk.
    private static final long GROUP_VALUES = 1L << 23;

    private static final String KIND = "velocity distributions";

    private final Container container;
    private final ContainerVariable variable;
    private final PackLayout layout;

    private VdfPack(Container container, ContainerVariable variable, PackLayout layout) {
        this.container = container;
        this.variable = variable;
        this.layout = layout;
    }

    /// Writes a pack.
    ///
    /// @param indices of the distributions, best in [#order]
    /// @param options bound and codec; the chunk is one cell, or several where the codec shares something among them
    /// @param provenance more entries for it, such as the command
    /// @throws org.tessera.error.BoundViolatedException when the target cannot be met
    public static VariableReport write(
            Path target,
            Population all,
            int[] indices,
            CompressorOptions options,
            Map<String, String> provenance,
            Compressor.Progress progress)
            throws IOException {
        if (indices.length == 0) {
            throw new IllegalArgumentException("a pack needs a cell with a velocity distribution");
        }
        PackLayout layout = PackLayout.of(all, indices);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("kind", KIND);
        attributes.put("population", all.name());
        CompressorOptions chosen = options.withChunk(chunk(options, indices.length, layout.edge()))
                .withPlacement(layout.toBytes())
                .withAttributes(attributes);
        Compressor compressor = new Compressor(new CellBoxes(all, indices, layout), chosen, progress);
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("tool", "tessera " + Tessera.VERSION);
        entries.putAll(provenance);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target));
                ContainerWriter writer = new ContainerWriter(stream, compressor.minor())) {
            VariableReport report = compressor.write(writer);
            writer.provenance(new Provenance(entries));
            writer.finish();
            return report;
        }
    }

    /// Some distributions of a file in an order in which neighbours in space lie together.
    public static int[] order(Population all, int[] indices) {
        long[] cells = Arrays.stream(indices).mapToLong(all::cell).toArray();
        return Arrays.stream(CellOrder.of(all).sorted(cells))
                .map(i -> indices[i])
                .toArray();
    }

    private static Shape chunk(CompressorOptions options, int cells, int edge) {
        long points = (long) edge * edge * edge;
        OptionText codec = options.codec();
        boolean shares = options.target() instanceof Pure
                && (codec.name().equals(CellGroupProvider.NAME)
                        || codec.values().containsValue(CellGroupProvider.NAME));
        long group = shares ? Math.clamp(GROUP_VALUES / points, 1, Math.min(GROUP, cells)) : 1;
        return Shape.of(group, edge, edge, edge);
    }

    /// The codec that makes a few of the cells smallest: neighbours where it shares something among them.
    ///
    /// @param codecs to choose from, the first where all are alike
    public static OptionText smallest(Population all, int[] indices, List<OptionText> codecs, CompressorOptions options)
            throws IOException {
        boolean sharing = codecs.getFirst().name().equals(CellGroupProvider.NAME);
        int[] some = new int[Math.min(sharing ? GROUP : TRIED, indices.length)];
        for (int i = 0; i < some.length; i++) {
            some[i] = sharing
                    ? indices[(indices.length - some.length) / 2 + i]
                    : indices[(int) ((2L * i + 1) * indices.length / (2L * some.length))];
        }
        PackLayout layout = PackLayout.of(all, some);
        OptionText best = codecs.getFirst();
        long least = Long.MAX_VALUE;
        for (OptionText codec : codecs) {
            CompressorOptions how = options.withCodec(codec);
            how = how.withChunk(chunk(how, some.length, layout.edge()));
            long bytes = Tessera.compress(new CellBoxes(all, some, layout), how).bytes().length;
            if (bytes < least) {
                least = bytes;
                best = codec;
            }
        }
        return best;
    }

    /// @throws IllegalArgumentException when it is another Tessera file
    /// @throws org.tessera.error.CompressionException when it is not a sound one
    public static VdfPack open(Path path) throws IOException {
        Container container = Container.open(path);
        try {
            for (ContainerVariable variable : container.variables()) {
                if (KIND.equals(variable.header().attributes().get("kind"))) {
                    PackLayout layout = PackLayout.read(variable.header().placement());
                    if (!layout.shape().equals(variable.spec().shape())
                            || !variable.spec().type().isFloat()) {
                        throw new org.tessera.error.MalformedException(
                                -1,
                                "a pack of " + variable.spec().type().label() + " "
                                        + variable.spec().shape() + " has a layout of " + layout.shape());
                    }
                    return new VdfPack(container, variable, layout);
                }
            }
            throw new IllegalArgumentException(
                    path + " is no pack of velocity distributions: 'tessera vdf pack' makes one");
        } catch (RuntimeException e) {
            container.close();
            throw e;
        }
    }

    public String population() {
        return layout.population();
    }

    public VelocityMesh mesh() {
        return layout.mesh();
    }

    /// Cells of velocity space along an edge of each box.
    public int edge() {
        return layout.edge();
    }

    /// How many cells in space there are.
    public int size() {
        return layout.cells().length;
    }

    /// ID of a cell in space.
    public long cell(int index) {
        return layout.cells()[index];
    }

    /// @throws IllegalArgumentException when the pack does not have the cell, naming some it has
    public int indexOf(long cell) {
        for (int index = 0; index < size(); index++) {
            if (layout.cells()[index] == cell) {
                return index;
            }
        }
        String some = Arrays.stream(layout.cells())
                .limit(8)
                .mapToObj(Long::toString)
                .collect(java.util.stream.Collectors.joining(", "));
        throw new IllegalArgumentException(
                "the pack has no cell " + cell + "; it has " + size() + ": " + some + (size() > 8 ? ", ..." : ""));
    }

    /// Where on the mesh the box of a cell lies: vz, vy, vx; may reach beyond it.
    public Box box(int index) {
        return layout.box(index);
    }

    /// Decodes one cell, and no other.
    public VelocityDistribution distribution(int index) {
        int edge = layout.edge();
        ArrayField field = variable.read(new Box(new long[] {index, 0, 0, 0}, Shape.of(1, edge, edge, edge)));
        return VelocityDistribution.of(
                layout.mesh().grid().part(layout.box(index)),
                field.withSpec(field.spec().withShape(Shape.of(edge, edge, edge))));
    }

    /// The distribution of a cell under the blocks of the original; below 0 it becomes 0.
    ///
    /// @throws IllegalArgumentException when the original lies on another mesh
    public SparseDistribution under(SparseDistribution original, int index) {
        if (!original.mesh().equals(layout.mesh())) {
            throw new IllegalArgumentException(
                    "the velocity mesh of " + layout.population() + " is another one than that of the pack");
        }
        return original.withValues(distribution(index).withoutBelow(0), layout.origin(index));
    }

    /// Bytes of the whole file.
    public long bytes() {
        return container.bytes();
    }

    @Override
    public void close() throws IOException {
        container.close();
    }
}
