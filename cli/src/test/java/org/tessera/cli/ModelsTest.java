package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.neural.model.ModelStore;

/// `tessera models`, and files that need models.
class ModelsTest {

    @TempDir
    Path folder;

    private Path train = Path.of("");
    private Path test = Path.of("");
    private Path model = Path.of("");

    /// Blocks of 5x5x5 of smooth bumps.
    private static float[] blocks(int count, int shift) {
        float[] values = new float[count * 125];
        for (int i = 0; i < values.length; i++) {
            int b = i / 125 + shift;
            int p = i % 125;
            double x = p / 25 - 2 + Math.sin(b);
            double y = p / 5 % 5 - 2 + Math.cos(1.7 * b);
            double z = p % 5 - 2 + Math.sin(0.3 * b);
            values[i] = (float) (1 / (1 + 0.1 * (x * x + y * y + z * z)));
        }
        return values;
    }

    @BeforeEach
    void make() {
        System.setProperty(ModelStore.PROPERTY, folder.resolve("store").toString());
        train = Made.raw(folder.resolve("train_900x5x5x5.f32"), blocks(900, 0));
        test = Made.raw(folder.resolve("test_300x5x5x5.f32"), blocks(300, 1000));
        model = folder.resolve("Bumps.tsm");
        Ran.well("models", "learn", train, "--vectors", 60, "--licence", "CC0-1.0", "-o", model);
    }

    @AfterEach
    void forget() {
        System.clearProperty(ModelStore.PROPERTY);
    }

    @Test
    void learnedModel_isShownAndHasACard() {
        JsonNode facts = Ran.well("models", "show", model, "--json").json();
        assertThat(facts.path("name").asText()).isEqualTo("bumps");
        assertThat(facts.path("architecture").path("block").toString()).isEqualTo("[5,5,5]");
        assertThat(facts.path("metadata").path("command").asText())
                .isEqualTo("tessera models learn train_900x5x5x5.f32 --licence CC0-1.0 --vectors 60");
        assertThat(Ran.well("models", "show", model).out()).contains("tensor basis  F32 60x125");
        assertThat(Ran.well("models", "card", model).out())
                .contains("# bumps", "| licence | CC0-1.0 |", "| seed | not stated |", "train_900x5x5x5.f32");
        assertThat(Ran.well("models", "list").out())
                .contains("chi-7", "bundled")
                .doesNotContain("bumps");
    }

    @Test
    void fileThatRefersToAModel_needsIt() throws IOException {
        Path away = Files.createDirectory(folder.resolve("away"));
        Path file = away.resolve("t.tess");
        Ran compressed = Ran.well("compress", test, "--rel", "1e-3", "--codec", "klt", "--model", model, "-o", file);
        assertThat(compressed.out()).contains(" not counted: bumps ", "blocks of 125");
        assertThat(Ran.well("info", file).out()).contains("needs model bumps, SHA-256 ", "format 1.2");

        Ran missing = Ran.tessera("decompress", file, "-o", folder.resolve("back.f32"));
        assertThat(missing.code()).isEqualTo(ExitCode.MODEL);
        assertThat(missing.err())
                .contains("needs model bumps, SHA-256 ", "next to it", "tessera models import")
                .hasLineCount(1);
        assertThat(folder.resolve("back.f32")).doesNotExist();

        Ran.well("models", "import", model);
        Ran.well("decompress", file, "-o", folder.resolve("back.f32"));
        float[] values = Made.floats(test);
        assertThat(Made.largestDifference(values, Made.floats(folder.resolve("back.f32"))))
                .isLessThanOrEqualTo(1e-3 * Made.range(values));
        assertThat(Ran.well("models", "list").out()).contains("bumps", "klt", "store");
        assertThat(Ran.well(
                                "compress",
                                test,
                                "--rel",
                                "1e-3",
                                "--codec",
                                "klt",
                                "--model",
                                "bumps",
                                "-o",
                                folder.resolve("again.tess"),
                                "--json")
                        .json()
                        .at("/variables/0/models/0/embedded")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void embeddedModels_areCountedDecodeElsewhereAndCanBeTakenOut() throws Exception {
        Path file = folder.resolve("t.tess");
        Ran embedded = Ran.well(
                "compress", test, "--rel", "1e-3", "--codec", "klt", "--model", model, "--embed-model", "-o", file);
        assertThat(embedded.out()).contains(" in the file, counted)");
        assertThat(Ran.well("info", file).out()).contains("model in the file: ");
        Path out = folder.resolve("out.tsm");
        Ran.well("models", "export", file, "-o", out);
        assertThat(out).hasSameBinaryContentAs(model);
        assertThat(Ran.well("models", "verify", out).out()).contains("sound", "1 model checked, all sound");

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("t.tess");
        Files.copy(file, elsewhere);
        Path alone = elsewhere.resolveSibling("alone.f32");
        Ran.well("decompress", elsewhere, "-o", alone);
        Path beside = folder.resolve("beside.f32");
        Ran.well("decompress", file, "-o", beside);
        assertThat(alone).hasSameBinaryContentAs(beside);

        Path learned = folder.resolve("l.tess");
        Ran.well("compress", test, "--rel", "1e-3", "--codec", "klt:learn", "-o", learned);
        assertThat(Ran.well("verify", learned, test).out()).contains("BOUND HELD");
    }

    @Test
    void damagedStore_isNoticed() throws IOException {
        Ran.well("models", "import", model);
        Path stored;
        try (var files = Files.list(folder.resolve("store"))) {
            stored = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length / 2] ^= 4;
        Files.write(stored, bytes);

        Ran verify = Ran.tessera("models", "verify");
        assertThat(verify.code()).isEqualTo(ExitCode.CORRUPT);
        assertThat(verify.err()).contains("checksum of the model");
        assertThat(Ran.tessera("models", "import", stored).code()).isEqualTo(ExitCode.CORRUPT);
    }

    @Test
    void mistakes_areSaidInOneSentence() {
        assertThat(Ran.tessera("models", "show", "nothing").code()).isEqualTo(ExitCode.MODEL);
        assertThat(Ran.tessera("models", "show", "nothing").err()).contains("no model 'nothing'");
        assertThat(Ran.tessera("models", "show", folder.resolve("no.tsm")).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Ran.tessera("models", "import", test).code()).isEqualTo(ExitCode.CORRUPT);
        assertThat(Ran.tessera("compress", test, "--rel", "1e-3", "--embed-model")
                        .err())
                .contains("--embed-model goes with --model");
        assertThat(Ran.tessera("compress", test, "--rel", "1e-3", "--codec", "interp", "--model", model)
                        .err())
                .contains("codec interp cannot use");
        assertThat(Ran.tessera("models", "learn", test, "-o", folder.resolve("x.tsm"), "--codec", "interp")
                        .err())
                .contains("makes models for klt");
        assertThat(Ran.tessera("models", "learn", test, "-o", model).err()).contains("exists: use -f");
    }

    @Test
    void compare_givesTheMeanPsnrOfBlocks() {
        Path file = folder.resolve("t.tess");
        Ran.well("compress", test, "--rel", "1e-3", "-o", file);
        assertThat(Ran.well("compare", test, file, "--block-psnr").out())
                .contains("Block PSNR = ", "(mean over 300 blocks");
        JsonNode same =
                Ran.well("compare", test, test, "--block-psnr", "--json").json();
        assertThat(same.at("/variables/0/block_psnr:exact").asLong()).isEqualTo(300);
    }
}
