package org.tessera.neural.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Writes golden files that are not there yet. Not part of the suite; to run it:
///
/// `mvn -q -B -pl neural -am test -Dtest=FitGoldenGenerator -Dsurefire.failIfNoSpecifiedTests=false`
class FitGoldenGenerator {

    @Test
    void generate() throws IOException {
        for (FitGolden one : FitGolden.all()) {
            Path path = Path.of("src/test/resources/golden", one.name());
            if (!Files.exists(path)) {
                Files.write(path, one.compress());
            }
        }
    }
}
