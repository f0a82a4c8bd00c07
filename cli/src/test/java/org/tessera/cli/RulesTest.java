package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void make() {
        file = Made.hdf5(folder.resolve("run.h5"), 5);
    }

    private Path rules(String text) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), text);
    }

    private static JsonNode variable(JsonNode json, String name) {
        for (JsonNode variable : json.path("variables")) {
            if (variable.path("name").asText().equals(name)) {
                return variable;
            }
        }
        throw new AssertionError("no variable " + name + " in " + json);
    }

    @Test
    void rules_ofSeveralVariables_eachHoldTheirs() throws IOException {
        Path rules = rules("""
                rules:
                  - {match: rho, abs: 0.01, units: g/cm3}
                  - {match: 'fields/p*', rel: 1e-4, codec: lorenzo}
                  - {match: ['fields/*', other], keep: true}
                """);
        JsonNode json = Ran.well("compress", file, "--rules", rules, "--json").json();

        assertThat(json.path("variables")).hasSize(2);
        assertThat(variable(json, "rho").path("target").asText()).isEqualTo("abs=0.01");
        JsonNode packed = variable(json, "fields/packed");
        assertThat(packed.path("target").asText()).isEqualTo("rel=1e-4");
        assertThat(packed.path("codecs").has("lorenzo")).isTrue();
        assertThat(json.path("kept").toString()).contains("fields/counts", "by a rule");
        Ran.well("verify", file + ".tess", file);
    }

    /// What one verb writes the other reads, and each variable gets the bound that was found for it.
    @Test
    void rules_thatRecommendWrote_areTaken() throws IOException {
        Path rules = folder.resolve("found.yaml");
        Ran recommended = Ran.well("recommend", file, "-o", rules, "--json");
        JsonNode found = recommended.json().path("variables");
        assertThat(found.size()).isGreaterThan(1);

        JsonNode json = Ran.well("compress", file, "--rules", rules, "--json").json();

        assertThat(json.path("variables")).hasSameSizeAs(found);
        for (JsonNode each : found) {
            String target =
                    variable(json, each.path("name").asText()).path("target").asText();
            String line = each.path("command").asText();
            String bound = line.contains("--rel ") ? "rel=" + line.split("--rel ")[1].strip() : "lossless";
            assertThat(target).isEqualTo(bound);
        }
    }

    @Test
    void recommendations_ofSeveralVariables_areTaken() throws IOException {
        Path rules = rules("""
                recommendations:
                  - filters: [{kind: cf-short-name, value: rho}]
                    requirements: [{kind: max-pointwise-absolute-error-bound, value: 0.01}]
                  - filters: [{kind: grib-short-name, value: fields/packed}]
                    requirements: [{kind: mean-pointwise-relative-error-bound, value: 0.001}]
                """);
        JsonNode json = Ran.well("compress", file, "--rules", rules, "--json").json();

        assertThat(variable(json, "rho").path("target").asText()).isEqualTo("abs=0.01");
        assertThat(variable(json, "fields/packed").path("target").asText()).isEqualTo("pwrel=0.001");
    }

    @Test
    void variables_thatNoRuleNames_goUnderTheBoundOfTheCommandIfAny() throws IOException {
        Path rules = rules("rules: [{match: rho, abs: 0.01}]");
        JsonNode with = Ran.well("compress", file, "--rel", "1e-3", "--rules", rules, "--json")
                .json();
        JsonNode without =
                Ran.well("compress", file, "-f", "--rules", rules, "--json").json();

        assertThat(variable(with, "rho").path("target").asText()).isEqualTo("abs=0.01");
        assertThat(variable(with, "fields/counts").path("target").asText()).isEqualTo("rel=0.001");
        assertThat(without.path("variables")).hasSize(1);
        assertThat(without.path("kept").toString()).contains("no rule");
    }

    @Test
    void recommendation_ofTheCommunity_isARule() throws IOException {
        Path rules = rules("""
                filters:
                - kind: any
                  filters:
                  - {kind: cf-short-name, value: rho}
                  - {kind: grib-short-name, value: r}
                requirements:
                - kind: any
                  requirements:
                  - kind: all
                    requirements:
                    - {kind: max-pointwise-absolute-error-bound, value: 0.05}
                    - {kind: mean-pointwise-relative-error-bound, value: 0.01}
                """);
        JsonNode json = Ran.well("compress", file, "--rules", rules, "--json").json();

        assertThat(variable(json, "rho").path("target").asText()).isEqualTo("abs=0.05,pwrel=0.01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rules: [{match: nope, abs: 1}]          | no rule names a variable of the file: the rules are for nope",
                "rules: [{match: rho, abbs: 1}]          | rules.yaml, rule 1: unknown key 'abbs'; known: match",
                "rules: [{match: rho, abs: 1, units: K}] | the bound is in 'K', and 'rho' is in 'g/cm3'",
                "rules: [{match: rho, abs: 1 K}]         | 'abs' is a number, found '1 K' (a unit goes into 'units')",
                "rules: [{match: rho, abs: -1}]          | rule 1: abs must be a number above 0",
                "rules: [{match: rho}]                   | rule 1: either a bound",
                "rules: [{abs: 1}]                       | rule 1: 'match' with a name or a glob expected",
                "rules: [{match: rho, abs: 1, codec: x}] | rule 1: ",
                "rules: [rho]                            | rule 1: a mapping expected",
                "rule: []                                | 'rules:' with a list expected",
                "a: [b                                   | not YAML",
                "rules: !!java.io.File [x]               | rules.yaml"
            })
    void mistakes_inARulesFile_areOneSentenceAndExitTwo(String text, String said) throws IOException {
        Ran ran = Ran.tessera("compress", file, "--rules", rules(text));

        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err().strip()).hasLineCount(1).contains(said);
        assertThat(folder.resolve("run.h5.tess")).doesNotExist();
    }
}
