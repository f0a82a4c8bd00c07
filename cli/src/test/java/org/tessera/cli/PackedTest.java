package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stored integers that stand for other numbers: bounds and reports are of these numbers.
class PackedTest {

    private static final double SCALE = 0.01;
    private static final double OFFSET = 273.15;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private short[] stored = new short[0];

    @BeforeEach
    void make() {
        float[] waves = Made.waves(3, 40, 50);
        stored = new short[waves.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) Math.round(waves[i] / SCALE);
        }
        file = folder.resolve("t2m.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableDataset dataset = hdf.putDataset("t2m", square(stored));
            dataset.putAttribute("scale_factor", SCALE);
            dataset.putAttribute("add_offset", OFFSET);
            dataset.putAttribute("units", "K");
            dataset.putAttribute("valid_min", 150.0);
        }
    }

    private static short[][] square(short[] values) {
        short[][] square = new short[40][50];
        for (int i = 0; i < values.length; i++) {
            square[i / 50][i % 50] = values[i];
        }
        return square;
    }

    @ParameterizedTest
    @CsvSource({"0.5, 49", "0.0501, 5", "0.05, 5", "0.01, 1", "0.009, 0"})
    void abs_onPackedIntegers_boundsPhysicalValues(String epsilon, int steps) {
        Ran ran = Ran.well("compress", file, "--abs", epsilon, "--json");

        JsonNode variable = ran.json().path("variables").path(0);
        assertThat(variable.path("physical_values").asText()).isEqualTo("stored * 0.01 + 273.15, in K");
        assertThat(variable.path("tolerance:stored").asDouble()).isEqualTo(steps);
        assertThat(variable.path("error_stat:max_error").asDouble()).isLessThanOrEqualTo(Double.parseDouble(epsilon));
        assertThat(variable.path("error_stat:value_min").asDouble()).isBetween(230.0, 260.0);
        assertThat(variable.path("points:masked").asInt())
                .as("valid_min is of the physical values")
                .isZero();
        assertThat(largestStep()).isLessThanOrEqualTo(steps);
    }

    private int largestStep() {
        Path restored = folder.resolve("r.h5");
        Ran.well("decompress", file + ".tess", "-o", restored, "-f");
        int most = 0;
        try (HdfFile hdf = new HdfFile(restored)) {
            short[][] values = (short[][]) hdf.getDatasetByPath("t2m").getData();
            for (int i = 0; i < stored.length; i++) {
                most = Math.max(most, Math.abs(values[i / 50][i % 50] - stored[i]));
            }
        }
        return most;
    }

    @Test
    void everyVerb_onPackedIntegers_speaksOfPhysicalValues() {
        Ran compressed = Ran.well("compress", file, "--abs", "0.05", "--codec", "interp");
        Ran info = Ran.well("info", file + ".tess");
        Ran verified = Ran.well("verify", file + ".tess", file);
        Ran compared = Ran.well("compare", file, file + ".tess", "--fail-if", "max>0.05");
        Ran.well("decompress", file + ".tess", "-o", folder.resolve("r.h5"));
        Ran restored = Ran.well("compare", file, folder.resolve("r.h5"), "--fail-if", "max>0.05");

        assertThat(compressed.out())
                .contains("bound abs=0.05 -> 5 steps of 0.01")
                .contains("physical values = stored * 0.01 + 273.15, in K; bound and errors are of these")
                .contains("Max absolute error = 5.00e-02 <= 0.05  BOUND HELD");
        assertThat(info.out()).contains("max error 5.00e-02 (physical values)");
        assertThat(verified.out()).contains("max error 5.00e-02 (physical values), bound abs=0.05, BOUND HELD");
        assertThat(compared.out())
                .contains("physical values = stored * 0.01 + 273.15, in K")
                .contains("Max absolute error = 5.00e-02");
        assertThat(restored.out()).contains("Max absolute error = 5.00e-02");
    }

    @Test
    void view_ofPackedIntegers_showsPhysicalValuesAndTheirUnit() {
        Ran.well("compress", file, "--abs", "0.05", "--codec", "interp");
        Ran one = Ran.well("view", file, "-o", folder.resolve("v.png"));
        Ran two = Ran.well("view", file, file + ".tess", "-o", folder.resolve("w.png"));

        double least = Double.parseDouble(one.out().split("min ")[1].split(",")[0]);
        assertThat(least).isBetween(230.0, 260.0);
        assertThat(one.out()).containsPattern("mean [0-9.]+ K");
        assertThat(two.out()).contains("max error 5.00e-02 K, bound abs=0.05, BOUND HELD");
        assertThat(two.err()).contains("physical values are shown: stored * 0.01 + 273.15, in K");
    }

    @Test
    void pwrel_withAnOffset_isRefusedInOneSentence() {
        Ran ran = Ran.tessera("compress", file, "--pwrel", "1e-3");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().strip())
                .hasLineCount(1)
                .contains("pwrel does not go with the offset of 't2m' (stored * 0.01 + 273.15)");
        assertThat(folder.resolve("t2m.h5.tess")).doesNotExist();
    }
}
