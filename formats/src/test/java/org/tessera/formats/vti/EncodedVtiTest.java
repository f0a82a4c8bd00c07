package org.tessera.formats.vti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
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
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.formats.Dataset;
import org.tessera.formats.Extent;
import org.tessera.formats.Generated;
import org.tessera.formats.Judges;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Placed;
import org.tessera.formats.Variable;

class EncodedVtiTest {

    private static final ArrayField VECTOR = Generated.smooth(ElementType.F32, 2, 3, 4, 3);
    private static final ArrayField SCALAR = Generated.smooth(ElementType.I16, 2, 3, 4);

    @TempDir
    Path folder;

    private static ArrayField other(ArrayField values) {
        double[] changed = new double[values.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = Math.floor(values.value(i) * 1.5 + i);
        }
        Object array = org.tessera.field.Elements.fromDoubles(values.spec().type(), changed, changed.length);
        return ArrayField.of(values.spec(), array);
    }

    private static List<Placed> placed(Dataset dataset, List<ArrayField> values) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String name = dataset.variables().get(i).name();
            placed.add(new Placed(name, dataset.placement(name), values.get(i)));
        }
        return placed;
    }

    private static void blank(Path path, List<Extent> extents) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        for (Extent extent : extents) {
            Arrays.fill(bytes, (int) extent.offset(), (int) extent.end(), (byte) 0);
        }
        Files.write(path, bytes);
    }

    @Test
    void restore_ofOtherValues_inEveryEncoding_givesAFileThatHoldsThem() throws IOException {
        for (EncodedVti kind : EncodedVti.all()) {
            Path path = Files.write(folder.resolve("a.vti"), kind.file(VECTOR, SCALAR));
            try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
                assertThat(dataset.variables().stream().map(Variable::name))
                        .as("%s", kind)
                        .containsExactly("ρ", "n");
                assertThat(dataset.variables().get(0).field().readAll().floats())
                        .as("%s", kind)
                        .isEqualTo(VECTOR.floats());
                assertThat(dataset.variables().get(1).field().readAll().array())
                        .as("%s", kind)
                        .isEqualTo(SCALAR.array());
                List<Placed> fresh = placed(dataset, List.of(other(VECTOR), other(SCALAR)));
                blank(path, dataset.extents(List.of("ρ", "n")));
                new VtiFormat().restore(path, fresh);
            }
            try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
                assertThat(dataset.variables().get(0).field().readAll().floats())
                        .as("%s", kind)
                        .isEqualTo(other(VECTOR).floats());
                assertThat(dataset.variables().get(1).field().readAll().array())
                        .as("%s", kind)
                        .isEqualTo(other(SCALAR).array());
            }
        }
    }

    /// Only one of two arrays changes its length: the other, kept as it is, must be found behind it.
    @Test
    void restore_ofOneArray_movesTheOffsetOfTheNext() throws IOException {
        EncodedVti kind = new EncodedVti("raw", "ZLib", 4, ByteOrder.LITTLE_ENDIAN);
        Path path = Files.write(folder.resolve("a.vti"), kind.file(VECTOR, SCALAR));
        try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
            List<Placed> fresh = placed(
                    dataset,
                    List.of(Generated.bits(ElementType.F32, VECTOR.spec().shape(), 5)));
            new VtiFormat().restore(path, fresh);
        }
        try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
            assertThat(dataset.variables().get(1).field().readAll().array()).isEqualTo(SCALAR.array());
        }
    }

    @Test
    void restore_ofTheSameValues_asPlainBase64_givesTheFile() throws IOException {
        for (EncodedVti kind : EncodedVti.all()) {
            byte[] whole = kind.file(VECTOR, SCALAR);
            Path path = Files.write(folder.resolve("a.vti"), whole);
            try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
                boolean plain = kind.compressor().equals("none") && !kind.mode().equals("ascii");
                assertThat(dataset.identical("ρ")).as("%s", kind).isEqualTo(plain);
                if (plain) {
                    List<Placed> same = placed(dataset, List.of(VECTOR, SCALAR));
                    blank(path, dataset.extents(List.of("ρ", "n")));
                    new VtiFormat().restore(path, same);
                    assertThat(Files.readAllBytes(path)).as("%s", kind).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void open_ofTextThatIsWrong_saysWhat() throws IOException {
        String text = new String(
                new EncodedVti("ascii", "none", 4, ByteOrder.LITTLE_ENDIAN).file(VECTOR, SCALAR),
                StandardCharsets.UTF_8);
        String last = Long.toString((long) SCALAR.value(SCALAR.size() - 1)) + " ";
        for (String[] change : new String[][] {
            {last, "70000 ", "expected, found '70000'"},
            {last, "1f ", "expected, found '1f'"},
            {last, "", "23 numbers found, 24 expected"},
            {last, "1 2 3 ", "more numbers than the 24 expected"}
        }) {
            int at = text.lastIndexOf(last);
            String changed = text.substring(0, at) + change[1] + text.substring(at + last.length());
            Path path = Files.writeString(folder.resolve("t.vti"), changed);
            try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
                assertThatThrownBy(() -> dataset.variables().get(1).field().readAll())
                        .isInstanceOf(MalformedException.class)
                        .hasMessageContaining(change[2]);
            }
        }
    }

    @Test
    void open_ofDamagedFile_givesOnlyTypedExceptions() throws IOException {
        Path path = folder.resolve("d.vti");
        List<EncodedVti> kinds = EncodedVti.all();
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = kinds.get((int) (seed % kinds.size())).file(VECTOR, SCALAR);
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
                for (Placed each : placed) {
                    if (random.nextInt(4) == 0) {
                        each.placement()[random.nextInt(each.placement().length)] = (byte) random.nextInt();
                    }
                }
                new VtiFormat().restore(path, placed);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }

    /// VTK itself writes the file and reads the restored one.
    @Test
    void restore_ofAFileOfVtk_isReadByVtk() throws Exception {
        for (String set : List.of(
                "SetDataModeToAscii()",
                "SetDataModeToBinary()",
                "SetCompressorTypeToLZ4()",
                "EncodeAppendedDataOff()",
                "SetByteOrderToBigEndian();w.SetHeaderTypeToUInt64()",
                "SetDataModeToBinary();w.SetCompressorTypeToNone()")) {
            Path path = folder.resolve("v.vti");
            Judges.vtk("""
                    d=vtk.vtkImageData(); d.SetDimensions(9,8,7)
                    a=vtk.vtkFloatArray(); a.SetName('a'); a.SetNumberOfTuples(504)
                    for i in range(504): a.SetValue(i, i*.25)
                    b=vtk.vtkIntArray(); b.SetName('b'); b.SetNumberOfTuples(504)
                    for i in range(504): b.SetValue(i, i*i)
                    d.GetPointData().AddArray(a); d.GetPointData().AddArray(b)
                    w=vtk.vtkXMLImageDataWriter(); w.SetInputData(d); w.SetFileName(sys.argv[1]); w.%s; w.Write()
                    """.formatted(set), path);
            try (Dataset dataset = new VtiFormat().open(path, OpenOptions.NONE)) {
                ArrayField a = dataset.variables().getFirst().field().readAll();
                assertThat(a.value(503)).as(set).isEqualTo(503 * .25);
                float[] changed = a.floats().clone();
                for (int i = 0; i < changed.length; i++) {
                    changed[i] += .125f;
                }
                List<Placed> fresh = placed(dataset, List.of(ArrayField.of(a.spec(), changed)));
                blank(path, dataset.extents(List.of("a")));
                new VtiFormat().restore(path, fresh);
            }
            String said = Judges.vtk("""
                    r=vtk.vtkXMLImageDataReader(); r.SetFileName(sys.argv[1]); r.Update(); p=r.GetOutput().GetPointData()
                    a,b=p.GetArray('a'),p.GetArray('b')
                    print(all(a.GetValue(i)==i*.25+.125 and b.GetValue(i)==i*i for i in range(504)))
                    """, path);
            assertThat(said.strip()).as(set).isEqualTo("True");
        }
    }
}
