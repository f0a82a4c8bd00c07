package org.tessera.formats.vlsv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.CompressionException;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.formats.Dataset;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;
import org.tessera.science.vdf.SparseDistribution;

/// Damaged files are read, or refused with a typed exception, soon and in little memory; nothing else.
class VlsvMutationTest {

    @TempDir
    Path folder;

    private static byte[] small() {
        String pop = "mesh=\"SpatialGrid\" name=\"proton\"";
        VlsvBytes file = new VlsvBytes(ByteOrder.LITTLE_ENDIAN)
                .array("CELLSWITHBLOCKS", pop, ElementType.I64, new long[] {1, 3}, 1)
                .array("BLOCKSPERCELL", pop, ElementType.U32, new int[] {1, 1}, 1)
                .array("BLOCKIDS", pop, ElementType.U32, new int[] {0, 1}, 1)
                .array("BLOCKVARIABLE", pop, ElementType.F32, new float[128], 64)
                .array("MESH", "name=\"SpatialGrid\"", ElementType.I64, new long[] {0, 1, 2}, 1)
                .array("MESH_BBOX", "mesh=\"SpatialGrid\"", ElementType.I64, new long[] {3, 1, 1, 1, 1, 1}, 1)
                .array("MESH_BBOX", "mesh=\"proton\"", ElementType.I64, new long[] {2, 1, 1, 4, 4, 4}, 1)
                .array(
                        "MESH_NODE_CRDS_X",
                        "mesh=\"proton\"",
                        ElementType.F64,
                        new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8},
                        1)
                .array("MESH_NODE_CRDS_Y", "mesh=\"proton\"", ElementType.F64, new double[] {0, 1, 2, 3, 4}, 1)
                .array("MESH_NODE_CRDS_Z", "mesh=\"proton\"", ElementType.F64, new double[] {0, 1, 2, 3, 4}, 1)
                .array("VARIABLE", "mesh=\"SpatialGrid\" name=\"CellID\"", ElementType.I64, new long[] {1, 2, 3}, 1)
                .array("VARIABLE", "mesh=\"SpatialGrid\" name=\"MinValue\"", ElementType.F64, new double[3], 1);
        return file.parameter("time", 1).bytes();
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void open_ofDamagedFile_givesOnlyTypedExceptions() throws IOException {
        byte[] whole = small();
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = random.nextBoolean()
                        ? (byte) (bytes[at] ^ 1 << random.nextInt(8))
                        : (byte) ('0' + random.nextInt(10));
            }
            byte[] cut = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            Path path = Files.write(folder.resolve("damaged.vlsv"), cut);
            try {
                readAll(path);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }

    @Test
    void open_ofFileCutAnywhere_isRefused() throws IOException {
        byte[] whole = small();
        for (int length = 0; length < whole.length - 10; length += 3) {
            Path path = Files.write(folder.resolve("cut.vlsv"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> readAll(path))
                    .as("%d bytes", length)
                    .isInstanceOf(CompressionException.class)
                    .hasMessageNotContaining("null");
        }
    }

    private static void readAll(Path path) throws IOException {
        try (VlsvFile file = VlsvFile.open(path)) {
            for (String name : file.populations()) {
                Population population = file.population(name);
                for (int index = 0; index < population.size(); index++) {
                    SparseDistribution f = population.read(index);
                    Box box = f.boundingBox();
                    if (box != null) {
                        f.dense(box);
                    }
                }
            }
        }
        List<Placed> placed = new ArrayList<>();
        try (Dataset data = new VlsvFormat().open(path, OpenOptions.NONE)) {
            data.facts();
            for (Variable variable : data.variables()) {
                placed.add(new Placed(
                        variable.name(),
                        data.placement(variable.name()),
                        variable.field().readAll()));
            }
            data.extents(placed.stream().map(Placed::name).toList());
        }
        new VlsvFormat().restore(path, placed);
    }
}
