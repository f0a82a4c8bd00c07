package org.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The verb without its libraries, as in the plain jar; what it does with them is tested in the module training.
class TrainTest {

    @TempDir
    Path folder;

    @Test
    void trainerThatIsMissing_isOneSentenceWithTheWayToIt() {
        Path file = Made.raw(folder.resolve("waves_20x5x5x5.f32"), Made.waves(5, 20, 5, 25));
        Ran ran = Ran.tessera("train", file, "-o", folder.resolve("m.tsm"));

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains("libtorch", "./tessera");
        assertThat(folder.resolve("m.tsm")).doesNotExist();
    }

    @Test
    void mistakes_areSaidBeforeLibrariesAreLookedFor() {
        Path file = Made.raw(folder.resolve("waves_20x5x5x5.f32"), Made.waves(5, 20, 5, 25));
        assertThat(Ran.tessera("train", folder.resolve("none.f32"), "-o", "m.tsm")
                        .err())
                .contains("no such file");
        assertThat(Ran.tessera("train", file, "-o", "m.tsm", "--budget", "soon").err())
                .contains("a span of time such as 90s, 10m or 2h expected, found 'soon'");
        assertThat(Ran.tessera("train", file).err()).contains("--output");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "90, 90", "10m, 600", "1.5h, 5400", "1d, 86400"})
    void timeSpan_isReadAsPeopleTypeIt(String text, double seconds) {
        assertThat(TimeSpan.seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0m", "-5s", "10 minutes", "1e3", "m"})
    void noTimeSpan_isRefused(String text) {
        assertThatThrownBy(() -> TimeSpan.seconds(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
