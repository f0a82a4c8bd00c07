package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compress|--dims|5|6|7|file",
                "compress|--dims|5 6 7|file",
                "compress|--dims|5,6,7|file",
                "compress|--dims|5x6x7|file",
                "compress|-3|5|6|7|file",
            })
    void plain_sizesInAnySpelling_areOneWord(String words) {
        assertThat(Arguments.plain(words.split("\\|", -1))).containsExactly("compress", "--dims=5,6,7", "file");
    }

    @Test
    void plain_afterCountedSizes_leavesAFileThatIsANumber() {
        assertThat(Arguments.plain("-1", "64", "2022")).containsExactly("--dims=64", "2022");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fill", "--abs", "--rel", "--level", "-j"})
    void plain_minusOneAsAValue_staysWhatItIs(String option) {
        assertThat(Arguments.plain(option, "-1", "64")).containsExactly(option, "-1", "64");
    }

    @Test
    void plain_dimsWithoutSizes_isLeftToTheParser() {
        assertThat(Arguments.plain("--dims", "--rel", "1")).containsExactly("--dims", "--rel", "1");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1 size", "-2, 2 sizes", "-4, 4 sizes"})
    void plain_tooFewSizes_saysHowMany(String option, String many) {
        assertThatThrownBy(() -> Arguments.plain(option, "--rel", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(option, many, "found 0");
    }

    @ParameterizedTest
    @CsvSource({
        "1e-3, 0.001",
        "1d-3, 0.001",
        "1D-3, 0.001",
        "' 5', 5",
        "-1e10, -1e10",
        "inf, Infinity",
        "-Inf, -Infinity"
    })
    void parse_spellingsOfTheField_areRead(String text, double value) {
        assertThat(Decimal.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1e", "1,5"})
    void parse_otherText_isRefused(String text) {
        assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
