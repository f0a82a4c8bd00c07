package org.tessera.formats.vti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;

class VtiFormatTest {

    @TempDir
    Path folder;

    /// A vector on 4x3x2 points and a scalar on its 3x2x1 cells, big-endian with lengths of 32 bits.
    private byte[] bigEndian(ArrayField vector, ArrayField scalar) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("""
                <?xml version="1.0"?>
                <VTKFile type="ImageData" version="0.1" byte_order="BigEndian">
                <ImageData WholeExtent="0 3 0 2 0 1" Origin="0 0 0" Spacing="1 1 1"><Piece Extent="0 3 0 2 0 1">
                <PointData><DataArray type="Float32" Name="v" NumberOfComponents="3" format="appended" offset="0"/>
                </PointData><CellData><DataArray type="Int16" Name="v" format="appended" offset="%d"/>
                <DataArray type="Float32" Name="t" format="ascii">1 2 3 4 5 6</DataArray></CellData></Piece></ImageData>
                <AppendedData encoding="raw">
                  _""".formatted(4 + vector.spec().bytes())).getBytes(StandardCharsets.UTF_8));
        for (ArrayField values : List.of(vector, scalar)) {
            out.write(ByteBuffer.allocate(4).putInt((int) values.spec().bytes()).array());
            out.write(Generated.bytes(values, ByteOrder.BIG_ENDIAN));
        }
        out.write("\n</AppendedData></VTKFile>\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    @Test
    void open_ofBigEndianFile_readsPointsAndCells() throws IOException {
        ArrayField vector = Generated.smooth(ElementType.F32, 2, 3, 4, 3);
        ArrayField scalar = Generated.smooth(ElementType.I16, 2, 3);
        Path path = Files.write(folder.resolve("a.vti"), bigEndian(vector, scalar));
        assertThat(Formats.detect(path, OpenOptions.NONE).id()).isEqualTo("vti");
        try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
            assertThat(dataset.variables().stream().map(Variable::name)).containsExactly("v", "cell/v", "cell/t");
            assertThat(dataset.variables().get(0).field().spec().shape()).isEqualTo(Shape.of(2, 3, 4, 3));
            assertThat(dataset.variables().get(0).field().readAll().floats()).isEqualTo(vector.floats());
            assertThat(dataset.variables().get(1).field().spec().shape()).isEqualTo(Shape.of(2, 3));
            assertThat(dataset.variables().get(1).field().readAll().array()).isEqualTo(scalar.array());
            assertThat(dataset.variables().get(2).field().readAll().floats()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(dataset.notices()).isEmpty();
        }
    }

    @Test
    void open_ofWhatTheWriterWrote_givesTheFields() throws IOException {
        for (int rank = 1; rank <= 3; rank++) {
            ArrayField values = Generated.smooth(ElementType.F64, Arrays.copyOf(new long[] {5, 6, 7}, rank));
            FieldSpec spec =
                    new FieldSpec("a & <b>", ElementType.F64, values.spec().shape());
            Path path = folder.resolve("w" + rank + ".vti");
            VtiWriter.write(path, List.of(values.withSpec(spec)), Grid.unit(rank));
            byte[] whole = Files.readAllBytes(path);
            try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
                Variable variable = dataset.variables().getFirst();
                assertThat(variable.field().spec()).isEqualTo(spec);
                assertThat(variable.field().readAll().doubles()).isEqualTo(values.doubles());
                new VtiFormat()
                        .restore(
                                path,
                                List.of(new Placed(
                                        variable.name(), dataset.placement(variable.name()), values.withSpec(spec))));
            }
            assertThat(Files.readAllBytes(path)).isEqualTo(whole);
        }
    }

    @Test
    void open_ofWhatIsNotRead_saysWhatToDo() throws IOException {
        String text = new String(
                bigEndian(Generated.smooth(ElementType.F32, 2, 3, 4, 3), Generated.smooth(ElementType.I16, 2, 3)),
                StandardCharsets.ISO_8859_1);
        for (String[] change : new String[][] {
            {"version=\"0.1\"", "compressor=\"vtkLZMADataCompressor\"", "SetCompressorTypeToZLib"},
            {"<Piece", "<Piece Extent=\"0 0 0 0 0 0\"/><Piece", "in one piece"}
        }) {
            Path path = folder.resolve("b.vti");
            Files.writeString(path, text.replace(change[0], change[1]), StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> new VtiFormat().open(path, OpenOptions.NONE))
                    .isInstanceOf(UnsupportedException.class)
                    .hasMessageContaining(change[1].contains("LZMA") ? "LZMA" : "several pieces")
                    .hasMessageContaining(change[2]);
        }
        Path path = folder.resolve("b.vti");
        Files.writeString(path, text.replace("AppendedData", "AppendixData"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new VtiFormat().open(path, OpenOptions.NONE)).isInstanceOf(MalformedException.class);
    }

    /// Neither billions of laughs nor a file of this machine.
    @Test
    void open_ofDocumentType_isRefused() throws IOException {
        String text = new String(
                bigEndian(Generated.smooth(ElementType.F32, 2, 3, 4, 3), Generated.smooth(ElementType.I16, 2, 3)),
                StandardCharsets.ISO_8859_1);
        String dtd = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]>";
        Path path = folder.resolve("c.vti");
        Files.writeString(path, text.replace("<VTKFile", dtd + "<VTKFile"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new VtiFormat().open(path, OpenOptions.NONE)).isInstanceOf(MalformedException.class);
    }

    @Test
    void open_ofDamagedFile_givesOnlyTypedExceptions() throws IOException {
        byte[] whole =
                bigEndian(Generated.smooth(ElementType.F32, 2, 3, 4, 3), Generated.smooth(ElementType.I16, 2, 3));
        Path path = folder.resolve("d.vti");
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(32, 127) : random.nextInt());
            }
            Files.write(path, random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
            try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
                List<Placed> placed = new ArrayList<>();
                for (Variable variable : dataset.variables()) {
                    placed.add(new Placed(
                            variable.name(),
                            dataset.placement(variable.name()),
                            variable.field().readAll()));
                }
                new VtiFormat().restore(path, placed);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }
}
