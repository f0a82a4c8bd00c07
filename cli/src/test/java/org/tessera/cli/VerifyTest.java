package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    private static final long SEED = 20_260_101;

    @TempDir
    Path folder;

    private Path original = Path.of("");
    private Path small = Path.of("");

    @BeforeEach
    void make() {
        original = Made.hdf5(folder.resolve("run.h5"), 4);
        small = folder.resolve("run.h5.tess");
        Ran.well("compress", original, "--rel", 1e-3, "-q");
    }

    @Test
    void verify_againstTheOriginal_measuresEachVariable() {
        JsonNode json = Ran.well("verify", small, original, "--json").json();

        assertThat(json.path("intact").asBoolean()).isTrue();
        assertThat(json.path("bound_held").asBoolean()).isTrue();
        assertThat(json.path("variables")).hasSize(3).allSatisfy(variable -> {
            assertThat(variable.path("chunks").asInt()).isPositive();
            assertThat(variable.path("points:over_bound").asLong()).isZero();
        });
    }

    @Test
    void verify_alone_saysWhatWasChecked() {
        Ran ran = Ran.well("verify", small);

        assertThat(ran.out()).contains("rho: 1 chunk decoded", "all other bytes of the original: checksums right");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void verify_againstAnotherFile_saysSoAndFailsTheBound() {
        Path other = Made.hdf5(folder.resolve("other.h5"), 5);
        Ran ran = Ran.tessera("verify", small, other);

        assertThat(ran.code()).isEqualTo(ExitCode.BOUND);
        assertThat(ran.err()).contains("is not the file that", "SHA-256");
        assertThat(ran.out()).contains("POINTS OVER THE BOUND");
    }

    /// Values, headers, directory, template, provenance: no byte of a file may change unnoticed.
    @Test
    void verify_ofAFileWithOneFlippedBit_fails() {
        byte[] bytes = Made.read(small);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 400; i++) {
            // Byte 9, the minor version, does not change what a 1.x file means.
            int at = i < 9 ? i : 10 + random.nextInt(bytes.length - 10);
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Ran ran = Ran.tessera("verify", Made.write(folder.resolve("damaged.tess"), damaged));

            assertThat(ran.code())
                    .as("seed %d, byte %d of %d", SEED, at, bytes.length)
                    .isIn(4, 5, 6);
            assertThat(ran.err()).startsWith("tessera: ").doesNotContain("\tat ");
        }
    }

    @Test
    void decompress_ofADamagedChunk_leavesNoFile() throws Exception {
        byte[] bytes = Made.read(small);
        long at;
        try (var container = org.tessera.container.Container.open(small)) {
            at = bytes.length - container.variables().getLast().compressedBytes() / 2 - 600;
        }
        bytes[(int) at] ^= 1;
        Path damaged = Made.write(folder.resolve("damaged.tess"), bytes);
        Ran ran = Ran.tessera("decompress", damaged, "-o", folder.resolve("out.h5"));

        assertThat(ran.code()).isEqualTo(ExitCode.CORRUPT);
        assertThat(ran.err()).startsWith("tessera: " + damaged);
        try (var list = java.nio.file.Files.list(folder)) {
            assertThat(list.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.h5", "run.h5.tess", "damaged.tess");
        }
    }
}
