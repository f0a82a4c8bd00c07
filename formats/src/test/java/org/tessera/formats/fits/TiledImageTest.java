package org.tessera.formats.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Field;
import org.tessera.field.Shape;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.Generated;
import org.tessera.formats.Judges;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.target.Absolute;
import org.tessera.target.Lossless;
import org.tessera.target.Target;

/// Tile-compressed images are what funpack, the reference, says they are.
class TiledImageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "F32, -r -q 4",
        "F32, -r -qz 4",
        "F32, -r -q0 4",
        "F32, -g -q 4",
        "F32, -g2 -q 4",
        "F32, -g2 -qz 4",
        "F32, -g -q 0",
        "F32, -h -q 4",
        "F64, -r -q 4",
        "F64, -g2 -q 0",
        "U8, -r",
        "U8, -g",
        "U8, -h",
        "U8, -p",
        "I16, -r",
        "I16, -g2",
        "I16, -h",
        "I16, -p",
        "U16, -r",
        "U16, -p",
        "U16, -g",
        "I32, -r",
        "I32, -g2",
        "I32, -h",
        "I32, -p",
        "I32, -r -t 11:7"
    })
    void values_ofFpack_areThoseOfFunpack(ElementType type, String options) throws Exception {
        Path plain = folder.resolve("plain.fits");
        boolean gaps = type.isFloat() && !options.contains("-h");
        ArrayField original = image(type, gaps);
        Formats.writer("fits").write(plain, List.of(original), Map.of());
        Path packed = folder.resolve("packed.fits");
        String[] asked = options.replace("11:7", "11,7").split(" ", -1);
        run("fpack", asked, packed, plain);
        Path reference = folder.resolve("reference.fits");
        run("funpack", new String[0], reference, packed);
        try (Dataset ours = new FitsFormat().open(packed, OpenOptions.NONE);
                Dataset theirs = new FitsFormat().open(reference, OpenOptions.NONE)) {
            Field tiled = ours.variables().getFirst().field();
            ArrayField all = tiled.readAll();
            ArrayField expected = theirs.variables().getFirst().field().readAll();
            assertThat(all.spec().type()).isEqualTo(type);
            for (int i = 0; i < all.size(); i++) {
                assertThat((Double) all.value(i)).as("value %d", i).isEqualTo((Double) expected.value(i));
            }
            Box box = new Box(new long[] {5, 9}, Shape.of(20, 31));
            assertThat(tiled.read(box).sameBits(all.read(box))).isTrue();
        }
    }

    @Test
    void lossyTarget_ofTiledImage_restoresAPlainImage() throws Exception {
        Path packed = packed("-r");
        FileReport report = throughContainer(packed, new Absolute(2));
        assertThat(report.variables()).hasSize(1);
        Judges.fitsverify(folder.resolve("back.fits"), 0);
        try (Dataset before = new FitsFormat().open(packed, OpenOptions.NONE);
                Dataset after = new FitsFormat().open(folder.resolve("back.fits"), OpenOptions.NONE)) {
            assertThat(after.identical(after.variables().getFirst().name())).isTrue();
            ArrayField a = before.variables().getFirst().field().readAll();
            ArrayField b = after.variables().getFirst().field().readAll();
            assertThat(b.spec().shape()).isEqualTo(a.spec().shape());
            for (int i = 0; i < a.size(); i++) {
                assertThat(Math.abs(a.value(i) - b.value(i))).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void losslessTarget_ofTiledImage_keepsTheFileAsItIs() throws Exception {
        Path packed = packed("-g2");
        FileReport report = throughContainer(packed, new Lossless());
        assertThat(report.kept()).extracting(FileReport.Kept::name).containsExactly("values");
        assertThat(Files.readAllBytes(folder.resolve("back.fits"))).isEqualTo(Files.readAllBytes(packed));
    }

    /// Flips bits of tables and tiles: typed errors and nothing else.
    @ParameterizedTest
    @CsvSource({"-r", "-g2", "-h", "-p"})
    void damage_always_givesTypedErrors(String option) throws Exception {
        byte[] whole = Files.readAllBytes(packed(option));
        FitsMutationTest.damaged(folder, whole, 2880, whole.length, 400);
    }

    private Path packed(String option) throws Exception {
        Path plain = folder.resolve("plain.fits");
        Formats.writer("fits").write(plain, List.of(image(ElementType.I32, false)), Map.of());
        Path packed = folder.resolve("packed.fits");
        run("fpack", new String[] {option}, packed, plain);
        return packed;
    }

    /// Noise on waves, never negative, with missing and zero values where asked.
    private static ArrayField image(ElementType type, boolean gaps) {
        ArrayField smooth = Generated.smooth(ElementType.F64, 41, 67);
        Random random = new Random(3);
        double[] values = new double[smooth.size()];
        for (int i = 0; i < values.length; i++) {
            double value = 210 + smooth.value(i) + 3 * random.nextGaussian();
            value = type.bytes() == 1 ? value / 2 : value;
            value = type == ElementType.I32 ? value * 300 : value;
            values[i] = type.isFloat() ? value : Math.rint(value);
            if (gaps && i % 67 > 40 && i < 20 * 67) {
                values[i] = i % 2 == 0 ? Double.NaN : 0;
            }
        }
        return ArrayField.of(
                smooth.spec().withType(type), org.tessera.field.Elements.fromDoubles(type, values, values.length));
    }

    private FileReport throughContainer(Path file, Target target) throws IOException {
        Path tess = folder.resolve("x.tess");
        FileRequest request =
                new FileRequest(OpenOptions.NONE, List.of(), CompressorOptions.of(target), true, Map.of());
        FileReport report = new FileCompressor(file, request, Compressor.Progress.NONE).write(tess);
        try (Container container = Container.open(tess)) {
            new FileRestorer(container, Compressor.Progress.NONE).rebuild(folder.resolve("back.fits"));
        }
        return report;
    }

    private static void run(String tool, String[] options, Path out, Path in) throws Exception {
        Files.deleteIfExists(out);
        List<String> command = new java.util.ArrayList<>(List.of(tool));
        command.addAll(List.of(options));
        command.addAll(List.of("-O", out.toString(), in.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            assumeTrue(false, tool + " is not installed");
        }
        assertThat(out).exists();
    }
}
