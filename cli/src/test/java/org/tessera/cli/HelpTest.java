package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compress",
                "decompress",
                "info",
                "verify",
                "compare",
                "view",
                "sweep",
                "plot",
                "bench",
                "recommend",
                "tune",
                "train",
                "generate",
                "vdf",
                "demo",
                "doctor"
            })
    void help_ofAVerb_hasThreeExamplesInEightyColumns(String verb) {
        Ran ran = Ran.tessera(verb, "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        String examples = ran.out().substring(ran.out().indexOf("Examples:"));
        assertThat(examples.lines().filter(line -> line.startsWith("  tessera " + verb)))
                .hasSize(3);
        // A line that was wrapped starts at the margin.
        assertThat(examples.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("  "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compress",
                "decompress",
                "info",
                "verify",
                "compare",
                "view",
                "sweep",
                "plot",
                "bench",
                "recommend",
                "tune",
                "demo",
                "doctor"
            })
    void verb_always_knowsJsonQuietAndHelp(String verb) {
        assertThat(Ran.tessera("help", verb).out()).contains("--json", "-q, --quiet", "-h, --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "import", "export", "verify", "card", "learn"})
    void help_ofAVerbOfModels_hasThreeExamplesInEightyColumns(String verb) {
        Ran ran = Ran.tessera("models", verb, "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out()).contains("--json", "-q, --quiet", "-h, --help");
        String examples = ran.out().substring(ran.out().indexOf("Examples:"));
        assertThat(examples.lines()
                        .filter(line -> line.matches("  (TESSERA_MODELS=shared )?tessera models " + verb + ".*")))
                .hasSize(3);
        assertThat(examples.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("  "));
    }

    @Test
    void help_ofModels_hasThreeExamples() {
        Ran ran = Ran.tessera("models", "--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().filter(line -> line.startsWith("  tessera ")))
                .hasSize(3);
        assertThat(Ran.tessera("models").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.tessera("models").err()).contains("list, show, import, export, verify, card or learn");
    }

    @Test
    void help_ofAll_namesEachVerb() {
        Ran ran = Ran.tessera("--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "compress ",
                        "decompress ",
                        "info ",
                        "verify ",
                        "compare ",
                        "view ",
                        "sweep ",
                        "plot ",
                        "bench ",
                        "recommend ",
                        "tune ",
                        "generate ",
                        "demo ",
                        "doctor ");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void doctor_always_passesItsTrial() {
        Ran ran = Ran.tessera("doctor", "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.json().path("trial").asText()).startsWith("passed");
        assertThat(ran.json().path("reads").asText()).contains("hdf5", "npy", "raw");
    }
}
