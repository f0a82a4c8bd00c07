package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VdfPackTest {

    @TempDir
    Path folder;

    private Path shock() {
        Path file = folder.resolve("shock.vlsv");
        Ran.well("generate", "vlsv", "-o", file, "--cells", "8", "--mesh", "24");
        return file;
    }

    private Path packed(Path file, Object... words) {
        Path pack = folder.resolve("p.tess");
        Object[] all = new Object[words.length + 6];
        System.arraycopy(new Object[] {"vdf", "pack", file, "-f", "-o", pack}, 0, all, 0, 6);
        System.arraycopy(words, 0, all, 6, words.length);
        Ran.well(all);
        return pack;
    }

    @Test
    void lossless_intoTheOriginal_givesTheSameFile() {
        Path file = shock();
        Path pack = packed(file, "--lossless");
        Path back = folder.resolve("back.vlsv");
        Ran.well("vdf", "unpack", pack, "--into", file, "-o", back);
        assertThat(Made.read(back)).isEqualTo(Made.read(file));
        Ran.well("verify", pack);
    }

    @Test
    void bound_holdsInTheRestoredFile() {
        Path file = shock();
        Path pack = packed(file, "--abs", "1e-15");
        Path back = folder.resolve("back.vlsv");
        Ran.well("vdf", "unpack", pack, "--into", file, "-o", back);
        Ran ran = Ran.well("compare", file, back, "--var", "proton/blocks", "--json");
        assertThat(ran.out()).contains("error_stat:max_error");
        double[][] f = new double[2][];
        for (int i = 0; i < 2; i++) {
            f[i] = values(i == 0 ? file : back, "8");
        }
        for (int i = 0; i < f[0].length; i++) {
            assertThat(f[1][i])
                    .as("point %d", i)
                    .isCloseTo(f[0][i], within(1e-15))
                    .isNotNegative();
        }
    }

    private double[] values(Path file, String cell) {
        Path raw = folder.resolve("one.f32");
        Ran.well("vdf", "extract", file, "--cell", cell, "--box", "mesh", "-f", "-o", raw);
        float[] floats = Made.floats(raw);
        double[] values = new double[floats.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }

    @Test
    void model_keepsTheMeanErrorOfEachCell_andOneCellComesOutAlone() {
        Path file = shock();
        Path pack = folder.resolve("p.tess");
        Ran ran = Ran.well(
                "vdf", "pack", file, "-o", pack, "--l1", "0.05", "--codec", "cosine:root=3", "--cell", "8,3", "--json");
        assertThat(ran.json().path("cells").asInt()).isEqualTo(2);
        assertThat(ran.json().path("worst_l1").asDouble()).isPositive().isLessThanOrEqualTo(0.05);
        assertThat(ran.json().path("size:compressed_size").asLong()).isEqualTo(Made.read(pack).length);
        Path one = folder.resolve("f.npy");
        Ran cell = Ran.well("vdf", "unpack", pack, "--cell", "8", "-o", one, "--json");
        assertThat(cell.json().path("population").asText()).isEqualTo("proton");
        assertThat(Ran.well("info", one).out()).contains("f32");
        assertThat(Ran.tessera("vdf", "unpack", pack, "--cell", "4", "-f", "-o", one)
                        .err())
                .contains("the pack has no cell 4; it has 2: 3, 8");
    }

    @Test
    void auto_namesTheModelThatItChose() {
        Path file = shock();
        Ran ran = Ran.well("vdf", "pack", file, "-o", folder.resolve("p.tess"), "--l1", "0.1", "--cell", "7", "--json");
        assertThat(ran.json().path("codec").asText()).contains("root=", "l1=0.1");
    }

    @Test
    void keepMoments_holdsForEachCell_underAModelAndUnderABound() {
        Path file = shock();
        for (String[] how : new String[][] {{"--l1", "0.02"}, {"--abs", "1e-14"}}) {
            Path pack = folder.resolve("kept.tess");
            Ran ran = Ran.well("vdf", "pack", file, "-f", "-o", pack, how[0], how[1], "--keep-moments", "--json");
            assertThat(ran.json().path("codec").asText()).startsWith("moments");
            assertThat(ran.json().path("worst_conserved_difference").asDouble()).isLessThan(1e-10);
            assertThat(ran.json().path("negative_values").asLong()).isZero();
            Ran.well("verify", pack);
            Ran.well("vdf", "unpack", pack, "--cell", "8", "-f", "-o", folder.resolve("f.npy"));
        }
    }

    @Test
    void compress_floor_keepsZerosExactly_andSaysWhatIsLost() {
        Path file = shock();
        Path one = folder.resolve("one.npy");
        Ran.well("vdf", "extract", file, "--cell", "8", "-o", one);
        Path tess = folder.resolve("one.tess");
        Ran ran = Ran.well("compress", one, "--abs", "1e-14", "--floor", "1e-13", "-o", tess, "--json");
        assertThat(ran.json().path("floors").path("one").path("points").asLong())
                .isPositive();
        assertThat(ran.json().path("floors").path("one").path("lost_part").asDouble())
                .isBetween(0.0, 0.5);
        Path back = folder.resolve("back.raw");
        Ran.well("decompress", tess, "--to", "raw", "-o", back);
        Path original = folder.resolve("orig.f32");
        Ran.well("vdf", "extract", file, "--cell", "8", "-o", original);
        float[] before = Made.floats(original);
        float[] after = Made.floats(back);
        for (int i = 0; i < before.length; i++) {
            if (before[i] < 1e-13f) {
                assertThat(after[i]).as("point %d", i).isZero();
            } else {
                assertThat((double) after[i]).as("point %d", i).isCloseTo(before[i], within(1e-14));
            }
        }
        assertThat(Ran.tessera("compress", one, "--abs", "1", "--floor=-1", "-f", "-o", tess)
                        .err())
                .contains("--floor must be 0 or more");
    }

    @Test
    void compress_keepMoments_ofAnArray() {
        Path file = shock();
        Path one = folder.resolve("one.npy");
        Ran.well("vdf", "extract", file, "--cell", "8", "-o", one);
        Path tess = folder.resolve("one.tess");
        Ran.well("compress", one, "--abs", "1e-14", "--keep-moments", "-o", tess);
        assertThat(Ran.well("info", tess).out()).contains("codec moments");
        assertThat(Ran.tessera("compress", one, "--abs", "1", "--floor", "1", "--keep-moments", "-f", "-o", tess)
                        .err())
                .contains("leave --floor");
    }

    @Test
    void mistakes_areOneSentence() {
        Path file = shock();
        Path pack = folder.resolve("p.tess");
        assertThat(Ran.tessera("vdf", "pack", file, "-o", pack).err()).contains("no error bound given");
        assertThat(Ran.tessera("vdf", "pack", file, "-o", pack, "--l1", "2").err())
                .contains("--l1 must be above 0 and below 1, found 2");
        assertThat(Ran.tessera("vdf", "pack", file, "-o", pack, "--l1", "0.1", "--abs", "1")
                        .err())
                .contains("leave the bound out");
        assertThat(Ran.tessera("vdf", "pack", file, "-o", pack, "--lossless", "--cell", "99")
                        .err())
                .contains("cell 99 has no velocity distribution");
        assertThat(Files.exists(pack)).isFalse();
        Path other = folder.resolve("other.tess");
        Ran.well("compress", file, "--lossless", "-o", other);
        Path out = folder.resolve("f.npy");
        assertThat(Ran.tessera("vdf", "unpack", other, "--cell", "1", "-o", out).err())
                .contains("no pack of velocity distributions");
        packed(file, "--lossless");
        assertThat(Ran.tessera("vdf", "unpack", pack, "-o", out).err()).contains("--cell ID or --into");
        Path coarse = folder.resolve("coarse.vlsv");
        Ran.well("generate", "vlsv", "-o", coarse, "--cells", "8", "--mesh", "16");
        assertThat(Ran.tessera("vdf", "unpack", pack, "--into", coarse, "-o", folder.resolve("x.vlsv"))
                        .err())
                .contains("another one than that of the pack");
        assertThat(Files.exists(out)).isFalse();
    }

    @Test
    void compare_takesACellOfAFile() {
        Path file = shock();
        Ran ran = Ran.well("vdf", "compare", file, "--cell", "8", "--box", "8", "--method", "zstd");
        assertThat(ran.out()).contains("f32 16x16x16", "m/s along vx, vy, vz", "zstd");
        assertThat(Ran.tessera("vdf", "compare", file).err()).contains("--cell ID", "tessera vdf list");
    }

    @Test
    void reproduce_writesTableAndPack() throws Exception {
        Path out = folder.resolve("chapter");
        Ran ran = Ran.well("reproduce", "vlasov", "-o", out, "--cells", "4", "--mesh", "16");
        assertThat(ran.out()).contains("Hermite 15³", "27056", "a pack of 4 cells", "zfp");
        assertThat(Files.readString(out.resolve("results.jsonl"))).contains("published_bytes", "times_zfp");
        assertThat(Files.readString(out.resolve("report.html"))).contains("a pack of 4 cells");
        assertThat(out.resolve("pack.tess")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vdf pack", "vdf unpack", "vdf compare", "reproduce vlasov", "reproduce"})
    void help_hasThreeExamplesInEightyColumns(String verbs) {
        Ran ran = Ran.tessera((Object[]) (verbs + " --help").split(" "));
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        String examples = ran.out().substring(ran.out().indexOf("Examples:"));
        assertThat(examples.lines().filter(line -> line.startsWith("  tessera " + verbs)))
                .hasSize(3);
        assertThat(examples.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("  "));
    }
}
