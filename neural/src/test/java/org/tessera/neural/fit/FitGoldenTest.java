package org.tessera.neural.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tessera.codec.ExactCheck;
import org.tessera.codec.OptionText;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;

/// Files of the first versions of the codecs: each says the digest of its values, which decoding compares.
class FitGoldenTest {

    @Test
    void filesOfVersion1_decodeAsTheyDidAndHoldTheirBounds() throws IOException {
        for (FitGolden one : FitGolden.all()) {
            byte[] file = Files.readAllBytes(Path.of("src/test/resources/golden", one.name()));
            ContainerVariable variable = Container.of(file).variable("x");
            assertThat(variable.info(0).codec())
                    .as(one.name())
                    .hasToString(OptionText.parse(one.codec()).name() + "/1");
            assertThat(ExactCheck.firstFailure(
                            one.field(), variable.readAll(), variable.header().tolerance()))
                    .as(one.name())
                    .isEqualTo(-1);
        }
    }

    @Test
    void encoding_givesTheBytesOfTheGoldenFiles() throws IOException {
        for (FitGolden one : FitGolden.all()) {
            byte[] file = Files.readAllBytes(Path.of("src/test/resources/golden", one.name()));
            assertThat(Container.of(one.compress())
                            .variable("x")
                            .readAll()
                            .sameBits(Container.of(file).variable("x").readAll()))
                    .as(one.name())
                    .isTrue();
        }
    }
}
