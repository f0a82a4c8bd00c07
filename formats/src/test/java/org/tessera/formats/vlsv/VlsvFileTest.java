package org.tessera.formats.vlsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.CompressionException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;
import org.tessera.science.vdf.BowShock;
import org.tessera.science.vdf.SparseDistribution;
import org.tessera.science.vdf.VelocityDistribution;
import org.tessera.science.vdf.VelocityGrid;
import org.tessera.science.vdf.VelocityMesh;
import org.tessera.zfp.ZfpHeader;
import org.tessera.zfp.ZfpMode;
import org.tessera.zfp.ZfpStream;
import org.tessera.zfp.ZfpType;

class VlsvFileTest {

    private static final String POP = "mesh=\"SpatialGrid\" name=\"proton\"";

    @TempDir
    Path folder;

    static Path written(Path path, int width, ElementType type) throws IOException {
        VelocityMesh mesh = new VelocityMesh(VelocityGrid.cube(2000e3, 32), width);
        BowShock shock = new BowShock(1);
        try (VdfFileWriter file = new VdfFileWriter(path, new SpaceLayout(3, 1, 1, -1, 2), mesh, "proton", type)) {
            for (int cell = 0; cell < 3; cell++) {
                file.add(shock.at(0.4 + 0.2 * cell, 0).sparse(mesh, type, 1e-15));
            }
            file.distributionsDone();
            file.variable("proton/vg_rho", "1/m^3", new double[] {1, 2, 3}, 1);
            file.variable("vg_b_vol", "T", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3);
            file.parameter("time", 12.5);
            file.finish();
        }
        return path;
    }

    @Test
    void writtenFile_isReadBack() throws IOException {
        for (int width : new int[] {4, 8}) {
            Path path = written(folder.resolve("w" + width + ".vlsv"), width, ElementType.F32);
            VelocityMesh mesh = new VelocityMesh(VelocityGrid.cube(2000e3, 32), width);
            try (VlsvFile file = VlsvFile.open(path)) {
                Population proton = file.population("proton");
                assertThat(file.populations()).containsExactly("proton");
                assertThat(proton.mesh()).isEqualTo(mesh);
                assertThat(proton.size()).isEqualTo(3);
                assertThat(proton.indexOf(2)).isEqualTo(1);
                assertThat(proton.read(1))
                        .isEqualTo(new BowShock(1).at(0.6000000000000001, 0).sparse(mesh, ElementType.F32, 1e-15));
                assertThat(file.parameter("time")).hasValue(12.5);
            }
        }
    }

    @Test
    void variables_always_haveTheNamesAndShapesOfTheFile() throws IOException {
        Path path = written(folder.resolve("v.vlsv"), 4, ElementType.F64);
        try (Dataset data = new VlsvFormat().open(path, OpenOptions.NONE)) {
            Map<String, Shape> shapes = new java.util.LinkedHashMap<>();
            data.variables().stream()
                    .filter(variable -> !variable.coordinate())
                    .forEach(variable ->
                            shapes.put(variable.name(), variable.field().spec().shape()));
            long blocks = shapes.get("proton/blocks").size(0);
            assertThat(shapes)
                    .containsEntry("proton/blocks", Shape.of(blocks, 4, 4, 4))
                    .containsEntry("proton/vg_rho", Shape.of(3))
                    .containsEntry("vg_b_vol", Shape.of(3, 3))
                    .hasSize(3);
            assertThat(data.facts())
                    .anyMatch(line -> line.contains("3 cells on a grid of 3 x 1 x 1"))
                    .anyMatch(line -> line.contains("velocity mesh of 8 x 8 x 8 blocks of 4^3 cells"))
                    .anyMatch(line -> line.contains("velocity distributions in 3 cells"));
        }
        assertThat(Formats.detect(path, OpenOptions.NONE).id()).isEqualTo("vlsv");
    }

    @Test
    void restore_ofUndamagedValues_givesTheFileByteForByte() throws IOException {
        Path path = written(folder.resolve("r.vlsv"), 4, ElementType.F32);
        byte[] whole = Files.readAllBytes(path);
        List<Placed> placed = new ArrayList<>();
        byte[] template = whole.clone();
        try (Dataset data = new VlsvFormat().open(path, OpenOptions.NONE)) {
            List<String> names = data.variables().stream().map(Variable::name).toList();
            for (Variable variable : data.variables()) {
                placed.add(new Placed(
                        variable.name(),
                        data.placement(variable.name()),
                        variable.field().readAll()));
            }
            for (Extent extent : data.extents(names)) {
                java.util.Arrays.fill(template, (int) extent.offset(), (int) extent.end(), (byte) 0x55);
            }
        }
        Files.write(path, template);
        new VlsvFormat().restore(path, placed);
        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
    }

    /// Two blocks of one cell, on a mesh of 2 x 1 x 1 blocks, in the old way: parameters, no name.
    private static VlsvBytes old(ByteOrder order) {
        float[] values = new float[128];
        values[64 + 1] = 5;
        VlsvBytes file = new VlsvBytes(order)
                .array("CELLSWITHBLOCKS", "mesh=\"SpatialGrid\"", ElementType.I64, new long[] {17}, 1)
                .array("BLOCKSPERCELL", "mesh=\"SpatialGrid\"", ElementType.U32, new int[] {2}, 1)
                .array("BLOCKIDS", "mesh=\"SpatialGrid\"", ElementType.U32, new int[] {0, 1}, 1)
                .array("BLOCKVARIABLE", "mesh=\"SpatialGrid\" name=\"avgs\"", ElementType.F32, values, 64);
        String[] names = {"vxblocks_ini", "vyblocks_ini", "vzblocks_ini", "vxmin", "vymin", "vzmin", "vxmax", "vymax"};
        double[] numbers = {2, 1, 1, -8, -2, -2, 8, 2};
        for (int i = 0; i < names.length; i++) {
            file.parameter(names[i], numbers[i]);
        }
        return file.parameter("vzmax", 2);
    }

    @Test
    void oldFiles_ofEitherByteOrder_areRead() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Path path = Files.write(folder.resolve("old.vlsv"), old(order).bytes());
            try (VlsvFile file = VlsvFile.open(path)) {
                Population avgs = file.population("avgs");
                SparseDistribution f = avgs.read(avgs.indexOf(17));
                assertThat(f.peak()).containsExactly(0, 0, 5);
                VelocityDistribution dense = f.dense(Box.all(f.mesh().grid().shape()));
                assertThat(dense.grid().x().centre(5)).isEqualTo(3);
                assertThat(avgs.threshold(0)).isEmpty();
                assertThatThrownBy(() -> avgs.indexOf(3)).hasMessageContaining("1 cells have one: 17");
            }
        }
    }

    private static VlsvBytes compressed(byte[] stream, String method, boolean sizes) {
        VlsvBytes file = new VlsvBytes(ByteOrder.LITTLE_ENDIAN)
                .array("CELLSWITHBLOCKS", POP, ElementType.I64, new long[] {1}, 1)
                .array("BLOCKSPERCELL", POP, ElementType.U32, new int[] {2}, 1)
                .array("BLOCKIDS", POP, ElementType.U32, new int[] {0, 1}, 1)
                .array("BLOCKVARIABLE", POP + " compression=\"" + method + "\"", ElementType.U8, stream, 1)
                .array("MESH_BBOX", "mesh=\"proton\"", ElementType.I64, new long[] {2, 1, 1, 4, 4, 4}, 1)
                .array("VARIABLE", "mesh=\"SpatialGrid\" name=\"CellID\"", ElementType.I64, new long[] {1}, 1)
                .array(
                        "VARIABLE",
                        "mesh=\"SpatialGrid\" name=\"proton/vg_effectivesparsitythreshold\"",
                        ElementType.F64,
                        new double[] {1e-3},
                        1);
        for (String axis : new String[] {"X", "Y", "Z"}) {
            int cells = axis.equals("X") ? 8 : 4;
            double[] nodes = new double[cells + 1];
            for (int i = 0; i <= cells; i++) {
                nodes[i] = i;
            }
            file.array("MESH_NODE_CRDS_" + axis, "mesh=\"proton\"", ElementType.F64, nodes, 1);
        }
        return sizes ? file.array("BYTESPERCELL", POP, ElementType.I64, new long[] {stream.length}, 1) : file;
    }

    @Test
    void blocksBehindZfp_areDecoded_andOtherMethodsRefusedByName() throws IOException {
        float[] values = new float[128];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(0.1 * i);
        }
        ZfpHeader header = new ZfpHeader(ZfpType.FLOAT, Shape.of(128), ZfpMode.accuracy(1e-3));
        byte[] stream = ZfpStream.encode(header, values, false);
        Path path = Files.write(
                folder.resolve("z.vlsv"), compressed(stream, "ZFP", true).bytes());
        try (VlsvFile file = VlsvFile.open(path)) {
            double[] decoded = file.population("proton").read(0).values();
            for (int i = 0; i < values.length; i++) {
                assertThat(decoded[i]).isCloseTo(values[i], org.assertj.core.api.Assertions.within(1e-3));
            }
        }
        Files.write(path, compressed(stream, "OCTREE", true).bytes());
        try (VlsvFile file = VlsvFile.open(path)) {
            assertThatThrownBy(() -> file.population("proton"))
                    .isInstanceOf(UnsupportedException.class)
                    .hasMessageContaining("'OCTREE'");
        }
        Files.write(path, compressed(stream, "ZFP", false).bytes());
        try (VlsvFile file = VlsvFile.open(path)) {
            assertThatThrownBy(() -> file.population("proton"))
                    .isInstanceOf(UnsupportedException.class)
                    .hasMessageContaining("BYTESPERCELL");
        }
        Files.write(path, compressed(stream, "", true).bytes());
        try (VlsvFile file = VlsvFile.open(path)) {
            assertThatThrownBy(() -> file.population("proton"))
                    .isInstanceOf(UnsupportedException.class)
                    .hasMessageContaining("does not say how they are compressed");
        }
    }

    @Test
    void refinement_followsTheNumbersOfCells() {
        long[] cells = {8, 4, 4};
        assertThat(SpatialGrid.level(1, cells)).isZero();
        assertThat(SpatialGrid.level(128, cells)).isZero();
        assertThat(SpatialGrid.level(129, cells)).isEqualTo(1);
        assertThat(SpatialGrid.level(128 + 1024, cells)).isEqualTo(1);
        assertThat(SpatialGrid.level(128 + 1024 + 1, cells)).isEqualTo(2);
    }

    @Test
    void badFooters_areRefusedInASentence() throws IOException {
        VlsvBytes twice = old(ByteOrder.LITTLE_ENDIAN);
        twice.xml("<VARIABLE name=\"x\" arraysize=\"1\" vectorsize=\"1\" datatype=\"float\" datasize=\"8\">16"
                + "</VARIABLE>");
        refused(twice.bytes(), "begins inside of what lies before it");
        refused(old(ByteOrder.LITTLE_ENDIAN).xml("<X>").bytes(), "X needs its|cannot be read|datasize");
        refused(
                old(ByteOrder.LITTLE_ENDIAN)
                        .xml("<!DOCTYPE a [<!ENTITY b \"c\">]>")
                        .bytes(),
                "cannot be read");
    }

    private void refused(byte[] bytes, String message) throws IOException {
        Path path = Files.write(folder.resolve("bad.vlsv"), bytes);
        assertThatThrownBy(() -> VlsvFile.open(path))
                .isInstanceOf(CompressionException.class)
                .hasMessageFindingMatch(message);
    }

    @Test
    void clone_withOtherValues_changesThoseAndNothingElse() throws IOException {
        Path source = written(folder.resolve("s.vlsv"), 4, ElementType.F32);
        Path target = folder.resolve("t.vlsv");
        SparseDistribution changed;
        try (VlsvFile file = VlsvFile.open(source)) {
            SparseDistribution f = file.population("proton").read(1);
            double[] halved = f.values().clone();
            for (int i = 0; i < halved.length; i++) {
                halved[i] = halved[i] / 2;
            }
            changed = new SparseDistribution(f.mesh(), f.blocks(), f.type(), halved);
        }
        VlsvClone.write(source, target, "proton", Map.of(2L, changed), 1e-15);
        try (VlsvFile one = VlsvFile.open(source);
                VlsvFile other = VlsvFile.open(target)) {
            Population a = one.population("proton");
            Population b = other.population("proton");
            assertThat(b.read(0)).isEqualTo(a.read(0));
            assertThat(b.read(2)).isEqualTo(a.read(2));
            double[] expected = changed.values().clone();
            for (int i = 0; i < expected.length; i++) {
                expected[i] = expected[i] < 1e-15 ? 0 : expected[i];
            }
            assertThat(b.read(1).values()).isEqualTo(expected);
            assertThat(b.read(1).blocks()).isEqualTo(a.read(1).blocks());
        }
        assertThatThrownBy(() -> VlsvClone.write(source, target, "proton", Map.of(1L, changed), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cell 1 has other blocks");
    }
}
