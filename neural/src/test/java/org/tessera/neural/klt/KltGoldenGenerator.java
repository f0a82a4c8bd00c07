package org.tessera.neural.klt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Writes golden files that are not there yet. Not part of the suite; to run it:
///
/// `mvn -q -B -pl neural -am test -Dtest=KltGoldenGenerator -Dsurefire.failIfNoSpecifiedTests=false`
class KltGoldenGenerator {

    @Test
    void generate() throws IOException {
        for (KltGolden one : KltGolden.all()) {
            Path path = Path.of("src/test/resources/golden", one.name());
            if (!Files.exists(path)) {
                Files.write(path, one.compress());
            }
        }
    }
}
