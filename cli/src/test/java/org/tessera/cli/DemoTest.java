package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    Path folder;

    @Test
    void demo_inANewFolder_holdsEveryBoundAndShowsIt() {
        Path holes = folder.resolve("holes");
        Ran ran = Ran.well("demo", holes, "--json");

        JsonNode results = ran.json().path("results");
        assertThat(results)
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.path("error_stat:max_error").asDouble())
                        .isPositive()
                        .isLessThanOrEqualTo(row.path("tolerance:abs").asDouble()));
        assertThat(holes.resolve("report.html"))
                .content()
                .contains("BOUND HELD")
                .doesNotContain("NOT HELD");
        Ran again = Ran.well("compare", holes.resolve("bbh.h5"), holes.resolve("bbh_rel1e-03_restored.h5"), "--json");
        assertThat(again.json().path("variables"))
                .hasSize(2)
                .allSatisfy(variable -> assertThat(
                                variable.path("error_stat:max_rel_error").asDouble())
                        .isBetween(1e-9, 1e-3));
    }
}
