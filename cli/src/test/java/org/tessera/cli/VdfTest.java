package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VdfTest {

    @TempDir
    Path folder;

    private Path shock() {
        Path file = folder.resolve("shock.vlsv");
        Ran.well("generate", "vlsv", "-o", file, "--cells", "8", "--mesh", "32");
        return file;
    }

    @Test
    void list_ofAGeneratedFile_agreesWithItsOwnMoments() {
        Path file = shock();
        Ran ran = Ran.well("vdf", "list", file, "--json");
        Path rho = folder.resolve("rho.npy");
        Ran.well("compress", file, "--lossless", "--var", "proton/vg_rho", "-o", folder.resolve("s.tess"));
        Ran.well("decompress", folder.resolve("s.tess"), "--var", "proton/vg_rho", "-o", rho);
        byte[] bytes = Made.read(rho);
        for (int cell = 0; cell < 8; cell++) {
            double expected = java.nio.ByteBuffer.wrap(bytes, bytes.length - 8 * (8 - cell), 8)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getDouble();
            assertThat(ran.json().path("cells").path(cell).path("density").asDouble() / expected)
                    .as("cell %d", cell + 1)
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void extract_aroundThePeak_hasTheBoxAsked() {
        Path file = shock();
        Path out = folder.resolve("f.npy");
        Ran ran = Ran.well("vdf", "extract", file, "--cell", "8", "--box", "12", "-o", out, "--json");
        assertThat(ran.json().path("shape").toString()).isEqualTo("[24,24,24]");
        assertThat(ran.json().path("share_of_density").asDouble()).isBetween(0.5, 1.0);
        assertThat(Ran.well("info", out).out()).contains("f32 24x24x24");
        Ran all = Ran.well(
                "vdf", "extract", file, "--cell", "1", "--box", "all", "-o", folder.resolve("g.f64"), "--json");
        assertThat(all.json().path("share_of_density").asDouble()).isCloseTo(1, within(1e-12));
    }

    @Test
    void moments_sayWhichDirectionIsParallel() {
        Path file = shock();
        assertThat(Ran.well("vdf", "moments", file, "--cell", "3").out()).contains("the magnetic field");
        assertThat(Ran.well("vdf", "moments", file, "--cell", "3", "--field", "0,0,2")
                        .out())
                .contains("parallel is along (0, 0, 1)");
    }

    @Test
    void generatedFiles_ofASeed_areTheSame() {
        Path one = shock();
        Path other = folder.resolve("other.vlsv");
        Ran.well("generate", "vlsv", "-o", other, "--cells", "8", "--mesh", "32");
        assertThat(Made.read(other)).isEqualTo(Made.read(one));
        Path third = folder.resolve("third.vlsv");
        Ran.well("generate", "vlsv", "-o", third, "--cells", "8", "--mesh", "32", "--seed", "2");
        assertThat(Made.read(third)).isNotEqualTo(Made.read(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxwellian", "beam", "ring", "shell", "kappa", "foreshock"})
    void generateVdf_ofEachKind_writesACube(String kind) {
        Path out = folder.resolve(kind + ".npy");
        Ran.well("generate", "vdf", "-o", out, "--kind", kind, "--size", "24");
        assertThat(Ran.well("info", out).out()).contains("f32 24x24x24");
    }

    @Test
    void compress_ofAVlsvFile_holdsTheBoundAndRestoresTheRest() {
        Path file = shock();
        Path tess = folder.resolve("s.tess");
        Path back = folder.resolve("back.vlsv");
        Ran.well("compress", file, "--abs", "1e-15", "--var", "proton/blocks", "-o", tess);
        Ran.well("decompress", tess, "-o", back);
        assertThat(Files.exists(back)).isTrue();
        assertThat(Ran.well("vdf", "list", back, "--json").json().path("cells")).hasSize(8);
        assertThat(Made.read(back)).hasSameSizeAs(Made.read(file));
    }

    @Test
    void mistakes_areSaidInOneSentence() {
        Path file = shock();
        Path out = folder.resolve("x.npy");
        assertThat(Ran.tessera("vdf").err()).contains("list, extract, moments, compare, isosurface, pack or unpack");
        assertThat(Ran.tessera("vdf", "extract", file, "--cell", "99", "-o", out)
                        .err())
                .contains("cell 99 has no velocity distribution of proton; 8 cells have one");
        assertThat(Ran.tessera("vdf", "extract", file, "--cell", "1", "--pop", "helium", "-o", out)
                        .err())
                .contains("'helium'", "proton");
        assertThat(Ran.tessera("vdf", "extract", file, "--cell", "1", "--box", "big", "-o", out)
                        .err())
                .contains("--box", "'big'");
        assertThat(Ran.tessera("vdf", "extract", file, "--cell", "1", "-o", folder.resolve("x.foo"))
                        .err())
                .contains(".npy", ".vti");
        assertThat(Ran.tessera("generate", "vlsv", "-o", out, "--cells", "17").err())
                .contains("multiple of 16", "17");
        assertThat(Ran.tessera("generate", "vdf", "-o", out, "--kind", "blob").err())
                .contains("--kind", "'blob'");
        assertThat(Files.exists(out)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vdf list", "vdf extract", "vdf moments", "generate vdf", "generate vlsv", "vdf"})
    void help_hasThreeExamplesInEightyColumns(String verbs) {
        String[] words = (verbs + " --help").split(" ");
        Ran ran = Ran.tessera((Object[]) words);
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        String examples = ran.out().substring(ran.out().indexOf("Examples:"));
        assertThat(examples.lines().filter(line -> line.startsWith("  tessera " + verbs)))
                .hasSize(3);
        assertThat(examples.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("  "));
    }
}
