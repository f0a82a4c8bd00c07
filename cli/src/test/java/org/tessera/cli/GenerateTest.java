package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.field.Field;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;

class GenerateTest {

    @TempDir
    Path folder;

    @Test
    void gr_writesTheLayoutOfRelativityCodes() throws Exception {
        Path file = folder.resolve("holes.h5");
        Ran ran = Ran.well(
                "generate",
                "gr",
                "-o",
                file,
                "--pairs",
                "3",
                "--vars",
                "U_CHI,U_SYMAT0",
                "--threshold",
                "1e-2",
                "--json");
        int blocks = ran.json().path("blocks").asInt();
        assertThat(blocks).isGreaterThan(63);
        try (Dataset dataset = Formats.detect(file, OpenOptions.NONE).open(file, OpenOptions.NONE)) {
            assertThat(shape(dataset, "var_data")).containsExactly(2, blocks, 7, 7, 7);
            assertThat(shape(dataset, "centers")).containsExactly(blocks, 3);
            assertThat(shape(dataset, "levels")).containsExactly(blocks);
            assertThat(shape(dataset, "configurations")).containsExactly(blocks);
            Field values = variable(dataset, "var_data").field();
            float[] chi = values.readAll().floats();
            for (int i = 0; i < 343 * blocks; i++) {
                assertThat(chi[i]).as("U_CHI %d", i).isBetween(0f, 1f);
            }
        }
    }

    private static long[] shape(Dataset dataset, String name) {
        return variable(dataset, name).field().spec().shape().sizes();
    }

    private static Variable variable(Dataset dataset, String name) {
        return dataset.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sines_inEachKind_areTheSameValues() {
        Path npy = folder.resolve("s.npy");
        Path hdf5 = folder.resolve("s.h5");
        Ran.well("generate", "sines", "-o", npy, "--k", "2,3,4", "--size", "16");
        Ran.well("generate", "sines", "-o", hdf5, "--k", "2,3,4", "--size", "16");
        Ran same = Ran.well("compare", npy, hdf5, "--json");
        assertThat(same.json()
                        .path("variables")
                        .path(0)
                        .path("error_stat:max_error")
                        .asDouble())
                .isZero();
    }

    @Test
    void mistakes_areSaidInOneSentence_andLeaveNoFile() {
        Path file = folder.resolve("x.h5");
        assertThat(Ran.tessera("generate", "gr", "-o", file, "--vars", "U_FOO").err())
                .contains("U_FOO", "U_CHI");
        assertThat(Ran.tessera("generate", "gr", "-o", file, "--pairs", "5..2").err())
                .contains("--pairs", "5..2");
        assertThat(Ran.tessera("generate", "gr", "-o", file, "--points", "1").err())
                .contains("points");
        assertThat(Ran.tessera("generate", "sines", "-o", file, "--k", "a").err())
                .contains("--k", "a");
        assertThat(Ran.tessera("generate").err()).contains("gr, sines, vdf or vlsv");
        assertThat(Files.exists(file)).isFalse();
    }
}
