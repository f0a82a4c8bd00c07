package org.tessera.formats.pvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.error.CompressionException;
import org.tessera.error.MalformedException;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.Generated;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.formats.vti.Grid;
import org.tessera.formats.vti.VtiWriter;
import org.tessera.target.Absolute;
import org.tessera.target.Lossless;
import org.tessera.target.Target;

class PvdFormatTest {

    @TempDir
    Path folder;

    private Path series(String... files) throws IOException {
        StringBuilder xml = new StringBuilder("<VTKFile type=\"Collection\"><Collection>\n");
        for (int i = 0; i < files.length; i++) {
            xml.append("<DataSet timestep=\"")
                    .append(i * .5)
                    .append("\" part=\"0\" file=\"")
                    .append(files[i])
                    .append("\"/>\n");
        }
        return Files.writeString(folder.resolve("s.pvd"), xml + "</Collection></VTKFile>\n");
    }

    private Path make() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        for (int i = 0; i < 3; i++) {
            ArrayField values = Generated.smooth(ElementType.F32, 5 + i, 6, 7);
            FieldSpec spec = new FieldSpec("rho", ElementType.F32, values.spec().shape());
            VtiWriter.write(folder.resolve("run/t" + i + ".vti"), List.of(values.withSpec(spec)), Grid.unit(3));
        }
        Files.writeString(folder.resolve("run/mesh.vtu"), "carried along");
        return series("run/t0.vti", "run/t1.vti", "run/t2.vti", "run/mesh.vtu", "run/t1.vti");
    }

    private FileReport compress(Path path, Path target, Target bound) throws IOException {
        FileRequest request = new FileRequest(OpenOptions.NONE, List.of(), CompressorOptions.of(bound), true, Map.of());
        return new FileCompressor(path, request, Compressor.Progress.NONE).write(target);
    }

    private static void restore(Path container, Path output, boolean overwrite) throws IOException {
        try (Container opened = Container.open(container)) {
            new FileRestorer(opened, Compressor.Progress.NONE).restore(output, overwrite);
        }
    }

    @Test
    void open_ofASeries_namesVariablesByStepAndTellsTheTime() throws IOException {
        Path path = make();
        assertThat(Formats.detect(path, OpenOptions.NONE).id()).isEqualTo("pvd");
        try (Dataset dataset = new PvdFormat().open(path, OpenOptions.NONE)) {
            assertThat(dataset.variables().stream().map(Variable::name)).containsExactly("t0/rho", "t1/rho", "t2/rho");
            assertThat(dataset.variables().get(1).attributes()).containsEntry("time", "0.5");
            assertThat(dataset.variables().get(2).field().readAll().spec().name())
                    .isEqualTo("t2/rho");
            assertThat(dataset.notices()).containsExactly("kept exactly: run/mesh.vtu (not a .vti file)");
        }
    }

    @Test
    void restore_ofLosslessSeries_givesEveryFile() throws IOException {
        Path path = make();
        Path container = folder.resolve("s.tess");
        FileReport report = compress(path, container, new Lossless());
        assertThat(report.variables()).hasSize(3);
        Path output = folder.resolve("back/again/s2.pvd");
        Files.createDirectories(output.getParent());
        restore(container, output, false);
        for (String name : List.of("run/t0.vti", "run/t1.vti", "run/t2.vti", "run/mesh.vtu")) {
            assertThat(Files.readAllBytes(output.resolveSibling(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(folder.resolve(name)));
        }
        assertThat(Files.readString(output)).isEqualTo(Files.readString(path));
        assertThatThrownBy(() -> restore(container, output, false)).isInstanceOf(FileAlreadyExistsException.class);
        restore(container, output, true);
    }

    @Test
    void restore_underABound_holdsItInEveryStep() throws IOException {
        Path path = make();
        Path container = folder.resolve("s.tess");
        compress(path, container, new Absolute(0.5));
        Path output = Files.createDirectory(folder.resolve("back")).resolve("s.pvd");
        restore(container, output, false);
        try (Dataset before = new PvdFormat().open(path, OpenOptions.NONE);
                Dataset after = new PvdFormat().open(output, OpenOptions.NONE)) {
            for (int i = 0; i < 3; i++) {
                float[] a = before.variables().get(i).field().readAll().floats();
                float[] b = after.variables().get(i).field().readAll().floats();
                assertThat(a).isNotEqualTo(b);
                for (int k = 0; k < a.length; k++) {
                    assertThat(Math.abs((double) a[k] - b[k])).isLessThanOrEqualTo(0.5);
                }
            }
        }
    }

    /// A part that is there already, the last of them: nothing of the others stays.
    @Test
    void restore_overAnExistingPart_leavesNothingHalfWritten() throws IOException {
        Path container = folder.resolve("s.tess");
        compress(make(), container, new Absolute(0.5));
        Path other = Files.createDirectories(folder.resolve("other/run"));
        Files.writeString(other.resolve("mesh.vtu"), "mine");
        assertThatThrownBy(() -> restore(container, folder.resolve("other/s.pvd"), false))
                .isInstanceOf(FileAlreadyExistsException.class);
        try (var files = Files.walk(folder.resolve("other"))) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(other.resolve("mesh.vtu"));
        }
        assertThat(Files.readString(other.resolve("mesh.vtu"))).isEqualTo("mine");
    }

    @Test
    void open_ofASeriesThatLeavesItsFolder_isRefused() throws IOException {
        make();
        for (String name : List.of("../a.vti", "/etc/passwd", "run/../../a.vti", "a\\b.vti", "c:a.vti", "./a.vti")) {
            Path path = series(name);
            assertThatThrownBy(() -> new PvdFormat().open(path, OpenOptions.NONE))
                    .as(name)
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("in its own folder or below it");
        }
        Path outside = Files.createTempFile("outside", ".vti");
        Files.createSymbolicLink(folder.resolve("run/link.vti"), outside);
        Path path = series("run/link.vti");
        assertThatThrownBy(() -> new PvdFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a link out of its folder");
        Files.delete(outside);
    }

    @Test
    void open_ofASeriesThatIsIncomplete_saysWhatIsMissing() throws IOException {
        Path path = series("run/t7.vti");
        assertThatThrownBy(() -> new PvdFormat().open(path, OpenOptions.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s.pvd names run/t7.vti, which is not there");
        Path spread = series("run/t.pvti");
        assertThatThrownBy(() -> new PvdFormat().open(spread, OpenOptions.NONE))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("write each step as one .vti file");
    }

    @Test
    void restore_ofADamagedContainer_givesOnlyTypedExceptions() throws IOException {
        Path container = folder.resolve("s.tess");
        compress(make(), container, new Absolute(0.5));
        byte[] whole = Files.readAllBytes(container);
        Path output = Files.createDirectory(folder.resolve("back")).resolve("s.pvd");
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            Files.write(container, bytes);
            try {
                restore(container, output, true);
            } catch (CompressionException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }

    @Test
    void open_ofADamagedCollection_givesOnlyTypedExceptions() throws IOException {
        Path path = make();
        byte[] whole = Files.readAllBytes(path);
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(path, bytes);
            try (Dataset dataset = new PvdFormat().open(path, OpenOptions.NONE)) {
                dataset.variables().forEach(variable -> variable.field().readAll());
            } catch (CompressionException | IllegalArgumentException expected) {
                continue;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + " gave " + e, e);
            }
        }
    }
}
