package org.tessera.golden;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Writes golden files that are not there yet. Not part of the suite; to run it:
///
/// `mvn -q -B -pl core test -Dtest=GoldenGenerator`
class GoldenGenerator {

    @Test
    void generate() throws IOException {
        new GoldenFiles(Path.of("src/test/resources/golden/v1")).write(GoldenCase.all());
    }
}
