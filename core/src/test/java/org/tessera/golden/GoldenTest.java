package org.tessera.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.codec.ExactCheck;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.target.Noise;
import org.tessera.target.Tolerance;

class GoldenTest {

    private static final GoldenFiles VERSION_1 = new GoldenFiles(Path.of("src/test/resources/golden/v1"));

    @Test
    void filesOfVersion1_areThereAndDecodeAsTheyDid() throws IOException {
        assertThat(VERSION_1.faults()).isEmpty();
    }

    @Test
    void filesOfVersion1_holdTheirBounds() throws IOException {
        assumeFalse(VERSION_1.manifest().isEmpty(), "no golden files yet");
        assertThat(VERSION_1.manifest().keySet())
                .containsAll(GoldenCase.all().stream().map(GoldenCase::name).toList());
        for (GoldenCase one : GoldenCase.all()) {
            ContainerVariable variable = Container.of(
                            Files.readAllBytes(VERSION_1.directory().resolve(one.name())))
                    .variable("x");
            if (variable.header().target() instanceof Noise) {
                assertThat(variable.info(0).tolerance().absolute())
                        .as(one.name())
                        .isPositive();
            }
            Tolerance tolerance = variable.header().tolerance(); // the largest of the chunks
            assertThat(ExactCheck.firstFailure(one.field(), variable.readAll(), tolerance))
                    .as(one.name())
                    .isEqualTo(-1);
        }
    }

    @Test
    void missingChangedAndUnlistedFiles_areFaults(@TempDir Path directory) throws IOException {
        GoldenFiles files = new GoldenFiles(directory);
        List<GoldenCase> cases = GoldenCase.all().subList(0, 3);
        files.write(cases);
        assertThat(files.manifest()).hasSize(3);
        assertThat(files.faults()).isEmpty();

        Files.delete(directory.resolve(cases.get(0).name()));
        Path changed = directory.resolve(cases.get(1).name());
        byte[] bytes = Files.readAllBytes(changed);
        bytes[9] ^= 1;
        Files.write(changed, bytes);
        Files.write(directory.resolve("zz.tess"), bytes);
        assertThat(files.faults())
                .containsExactly(
                        cases.get(0).name() + " is missing",
                        cases.get(1).name() + " was changed",
                        "zz.tess is not listed");
    }

    @Test
    void filesThatAreThere_areNotWrittenAgain(@TempDir Path directory) throws IOException {
        GoldenFiles files = new GoldenFiles(directory);
        files.write(GoldenCase.all().subList(0, 1));
        Path first = directory.resolve(GoldenCase.all().get(0).name());
        Files.write(first, new byte[] {1});
        files.write(GoldenCase.all().subList(0, 2));

        assertThat(Files.readAllBytes(first)).containsExactly(1);
        assertThat(files.manifest()).hasSize(2);
    }

    @Test
    void values_thatDecodeOtherwise_areAFault(@TempDir Path directory) throws IOException {
        GoldenFiles files = new GoldenFiles(directory);
        files.write(GoldenCase.all().subList(0, 1));
        Path manifest = directory.resolve("MANIFEST");
        List<String> lines = Files.readAllLines(manifest);
        String[] parts = lines.get(1).split(" ");
        Files.write(manifest, List.of(parts[0] + " " + "0".repeat(64) + " " + parts[2]));

        assertThat(files.faults()).containsExactly(parts[2] + " decodes to other values");
    }
}
