package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are cut, lie or hold nothing, given to every verb: one sentence, the right exit code, and no file.
class BadFilesTest {

    private static final List<String> VERBS = List.of(
            "compress %s --rel 1e-3 -o %s/x.tess",
            "compress %s --noise 4 -o %s/x.tess",
            "compress %s --rel 1e-3 --bitround -o %s/x.nc",
            "compress %s --abs 1 --to zfp -o %s/x.zfp",
            "info %s",
            "view %s -o %s/x.png",
            "view %s -o %s/x.html",
            "compare %s %s/good.fits",
            "compare %s/good.fits %s",
            "recommend %s",
            "tune %s --goal ratio=10",
            "sweep %s --codecs auto --bounds 1e-3 -o %s/out");

    @TempDir
    Path folder;

    private List<Path> before = List.of();

    private static byte[] fits(int axis, int bitpix, int values) {
        StringBuilder cards = new StringBuilder();
        for (String card : List.of(
                "SIMPLE  =                    T",
                "BITPIX  = %20d".formatted(bitpix),
                "NAXIS   =                    2",
                "NAXIS1  = %20d".formatted(axis),
                "NAXIS2  =                   16",
                "END")) {
            cards.append(card).append(" ".repeat(80 - card.length()));
        }
        cards.append(" ".repeat(2880 - cards.length()));
        byte[] head = cards.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(head, 2880 + Math.ceilDiv(4 * values, 2880) * 2880);
        for (int i = 0; i < values; i++) {
            ByteBuffer.wrap(file).putFloat(2880 + 4 * i, (float) Math.sin(0.1 * i));
        }
        return file;
    }

    /// CDF-1 with one dimension, one variable and so many records.
    private static byte[] netcdf(int magic, int records) {
        ByteBuffer out = ByteBuffer.allocate(200).order(ByteOrder.BIG_ENDIAN);
        out.put(new byte[] {'C', 'D', 'F', (byte) magic}).putInt(records);
        out.putInt(10).putInt(1).putInt(1).put(new byte[] {'t', 0, 0, 0}).putInt(0);
        out.putInt(0).putInt(0);
        out.putInt(11)
                .putInt(1)
                .putInt(1)
                .put(new byte[] {'v', 0, 0, 0})
                .putInt(1)
                .putInt(0);
        out.putInt(0).putInt(0).putInt(5).putInt(4).putInt(80);
        return out.array();
    }

    @BeforeEach
    void make() throws IOException {
        byte[] good = fits(16, -32, 256);
        Made.write(folder.resolve("good.fits"), good);
        Made.write(folder.resolve("cut.fits"), Arrays.copyOf(good, 3000));
        Made.write(folder.resolve("headless.fits"), Arrays.copyOf(good, 500));
        Made.write(folder.resolve("lies.fits"), fits(2_000_000_000, -32, 256));
        Made.write(folder.resolve("negative.fits"), fits(-5, -32, 256));
        Made.write(folder.resolve("odd.fits"), fits(16, -17, 256));
        Made.write(folder.resolve("magic.nc"), netcdf(9, 2));
        Made.write(folder.resolve("records.nc"), netcdf(1, -2));
        Made.write(folder.resolve("huge.nc"), netcdf(1, 2_000_000_000));
        Made.write(folder.resolve("empty.fits"), new byte[0]);
        Made.write(folder.resolve("empty.h5"), new byte[0]);
        Made.write(folder.resolve("junk.h5"), "\u0089HDF\r\n".getBytes(StandardCharsets.ISO_8859_1));
        Made.write(folder.resolve("cut.npz"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0});
        Made.write(folder.resolve("cut.vti"), "<VTKFile type=\"ImageData\"><Image".getBytes(StandardCharsets.US_ASCII));
        Made.write(
                folder.resolve("out.pvd"),
                "<VTKFile type=\"Collection\"><Collection><DataSet file=\"../x.vti\"/></Collection></VTKFile>"
                        .getBytes(StandardCharsets.US_ASCII));
        Made.write(folder.resolve("short_16x16.f32"), new byte[100]);
        before = files();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut.fits", "headless.fits", "lies.fits", "negative.fits", "odd.fits", "magic.nc", "records.nc",
                        "huge.nc",
                "empty.fits", "empty.h5", "junk.h5", "cut.npz", "cut.vti", "out.pvd", "short_16x16.f32", "absent.fits"
            })
    void badFile_givenToAnyVerb_isOneSentenceAndNoFile(String name) throws IOException {
        for (String verb : VERBS) {
            String file = folder.resolve(name).toString();
            String command =
                    verb.startsWith("compare %s/good") ? verb.formatted(folder, file) : verb.formatted(file, folder);
            Ran ran = Ran.tessera((Object[]) command.split(" "));

            assertThat(ran.code()).as(command + ": " + ran.err()).isIn(2, 4, 5, 6);
            assertThat(ran.err().lines().filter(line -> line.startsWith("tessera: ")))
                    .as(command + ": " + ran.err())
                    .hasSize(1);
            assertThat(ran.err()).as(command).doesNotContain("Unknown option", "\tat ", "Exception", ".partial");
            assertThat(files()).as(command).isEqualTo(before);
        }
    }

    /// Nothing but NaN: every verb works or says why not, and what is compressed comes back.
    @ParameterizedTest
    @CsvSource({"auto", "interp", "lorenzo", "zfp", "tucker", "dct", "regression", "lossless", "constant"})
    void fileOfNan_withAnyCodec_comesBack(String codec) throws IOException {
        float[] values = new float[8 * 9 * 8];
        Arrays.fill(values, Float.NaN);
        Path file = Made.raw(folder.resolve("nan_8x9x8.f32"), values);
        for (String bound : List.of("--rel", "--abs", "--pwrel")) {
            Path out = folder.resolve("n.tess");
            Ran.well("compress", file, bound, "1e-3", "--codec", codec, "-f", "-o", out);
            Ran.well("verify", out, file);
            Ran.well("decompress", out, "-f", "-o", folder.resolve("n.f32"));
            assertThat(Made.read(folder.resolve("n.f32"))).isEqualTo(Made.read(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view %s -o %s/v.png",
                "view %s -o %s/v.html",
                "recommend %s",
                "recommend %s -o %s/r.html",
                "tune %s --goal ratio=10",
                "tune %s --goal psnr=80",
                "tune %s --goal digits=3",
                "sweep %s --codecs auto,interp --bounds 1e-3 -o %s/out",
                "compare %s %1$s",
                "compress %s --psnr 80 -o %s/p.tess",
                "compress %s --ratio 10 -o %s/p.tess",
                "compress %s --noise 4 -o %s/p.tess",
                "compress %s --rel 1e-3 -o %s/p.tess --report %2$s/p.html"
            })
    void fileOfNan_givenToAnyVerb_worksOrSaysWhyNot(String verb) {
        float[] values = new float[8 * 9 * 8];
        Arrays.fill(values, Float.NaN);
        Path file = Made.raw(folder.resolve("nan_8x9x8.f32"), values);

        Ran ran = Ran.tessera((Object[]) verb.formatted(file, folder).split(" "));

        assertThat(ran.code()).as(ran.err()).isIn(0, 2, 3);
        assertThat(ran.err()).doesNotContain("\tat ", "Exception", "Unknown option");
        assertThat(ran.err().lines().filter(line -> line.startsWith("tessera: ")))
                .hasSize(ran.code() == 0 ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            "rules: [{match: nothing, abs: 1}]" | no rule names a variable
            "rules: [{match: PRIMARY, abs: 1, units: furlong}]" | furlong
            "rules: [{match: PRIMARY, abs: 1 K}]" | units
            "rules: [{match: PRIMARY}]" | either a bound
            "rules: []" | 'rules:' with a list
            "rules: [" | not YAML
            "recommendations: [{filters: []}]" | 'requirements' with a list
            """)
    void rules_thatCannotBe_areOneSentence(String text, String sentence) throws IOException {
        Path rules = Files.writeString(folder.resolve("r.yaml"), text);
        Ran ran = Ran.tessera("compress", folder.resolve("good.fits"), "--rules", rules, "-o", folder.resolve("x"));

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err().strip()).hasLineCount(1).contains(sentence);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth=3", "ratio", "ratio=x", "ratio=0", "psnr=-1", "ssim=2", "digits=99"})
    void goal_thatCannotBe_isOneSentence(String goal) {
        Ran ran = Ran.tessera("tune", folder.resolve("good.fits"), "--goal", goal);

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err().lines().filter(line -> line.startsWith("tessera: ")))
                .as(ran.err())
                .hasSize(1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.walk(folder)) {
            return list.sorted().toList();
        }
    }
}
