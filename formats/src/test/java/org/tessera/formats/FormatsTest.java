package org.tessera.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.error.UnsupportedException;
import org.tessera.field.ElementType;

class FormatsTest {

    @TempDir
    Path folder;

    @Test
    void services_always_areFound() {
        assertThat(Formats.all()).extracting(DatasetFormat::id).contains("npy", "raw");
        assertThat(Formats.writers()).extracting(DatasetWriter::id).contains("npy", "raw");
    }

    @Test
    void detect_byContent_winsOverNameAndOptions() throws IOException {
        Path file = folder.resolve("strange.f32");
        Formats.writer("npy").write(file, List.of(Generated.smooth(ElementType.F32, 4, 6)), Map.of());

        assertThat(detect(file, Map.of("shape", "4,6"))).isEqualTo("npy");
    }

    @Test
    void detect_byOptions_winsOverName() throws IOException {
        Path file = Files.write(folder.resolve("plain.npy"), new byte[96]);

        assertThat(detect(file, Map.of("shape", "4,6"))).isEqualTo("raw");
        assertThat(detect(file, Map.of())).isEqualTo("npy");
    }

    @Test
    void detect_byName_isLast() throws IOException {
        assertThat(detect(Files.write(folder.resolve("x_4x6.F64"), new byte[96]), Map.of()))
                .isEqualTo("raw");
        assertThat(detect(Files.write(folder.resolve("x"), new byte[96]), Map.of("format", "raw")))
                .isEqualTo("raw");
    }

    @Test
    void detect_ofUnknownFile_saysWhatIsKnownAndHowToSayRaw() throws IOException {
        Path file = Files.write(folder.resolve("letter.txt"), new byte[96]);
        assertThatThrownBy(() -> detect(file, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letter.txt is of no known kind")
                .hasMessageContaining("npy")
                .hasMessageContaining("--shape nz,ny,nx");
    }

    @Test
    void unknownIds_always_nameTheKnown() throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[96]);
        assertThatThrownBy(() -> Formats.byId("grib"))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageContaining("raw");
        assertThatThrownBy(() -> Formats.writer("grib"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("raw");
        assertThatThrownBy(() -> detect(file, Map.of("format", "grib"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String detect(Path file, Map<String, String> options) throws IOException {
        return Formats.detect(file, new OpenOptions(options)).id();
    }
}
