package org.tessera.neural.klt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tessera.codec.ExactCheck;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;

/// Files of the first version of the codec: each says the digest of its values, which decoding compares.
class KltGoldenTest {

    @Test
    void filesOfVersion1_decodeAsTheyDidAndHoldTheirBounds() throws IOException {
        for (KltGolden one : KltGolden.all()) {
            byte[] file = Files.readAllBytes(Path.of("src/test/resources/golden", one.name()));
            ContainerVariable variable = Container.of(file).variable("x");
            assertThat(variable.info(0).codec()).as(one.name()).hasToString("klt/1");
            assertThat(ExactCheck.firstFailure(
                            one.field(), variable.readAll(), variable.header().tolerance()))
                    .as(one.name())
                    .isEqualTo(-1);
        }
    }
}
