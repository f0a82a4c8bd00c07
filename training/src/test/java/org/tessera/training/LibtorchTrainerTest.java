package org.tessera.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.io.Limits;
import org.tessera.neural.TrainRequest;
import org.tessera.neural.Trainer;
import org.tessera.neural.model.Model;
import org.tessera.neural.network.NetworkModel;
import org.tessera.training.data.Blocks;

class LibtorchTrainerTest {

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void torch() {
        Torch.assume();
    }

    private Path file(String name, Blocks blocks) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(blocks.values().length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(blocks.values());
        return Files.write(folder.resolve(name), bytes.array());
    }

    private Map<String, Object> train(Path input, Path output, boolean resume, boolean force, String... settings)
            throws Exception {
        Trainer trainer = ServiceLoader.load(Trainer.class).findFirst().orElseThrow();
        List<String> all = new ArrayList<>(List.of("architecture=swae-5-mlp", "latent=8", "lr=1e-3", "epochs=3"));
        all.addAll(List.of(settings));
        TrainRequest request = new TrainRequest(
                List.of(input),
                List.of(input),
                output,
                null,
                all,
                Map.of("dtype", "f32", "shape", shape(input)),
                Double.POSITIVE_INFINITY,
                resume,
                force,
                "tessera train test");
        return trainer.train(request, new Trainer.Console() {
            @Override
            public void progress(String line) {
                said.add(line);
            }

            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void note(String line) {
                said.add(line);
            }
        });
    }

    /// `40,5,5,5` of `waves_40x5x5x5.f32`: constant values show no order of axes.
    private static String shape(Path input) {
        return String.valueOf(input.getFileName())
                .replaceAll("^[a-z]*_|\\.f32$", "")
                .replace('x', ',');
    }

    @Test
    void model_decodesInPureJavaAsItWasValidated() throws Exception {
        Path input = file("waves_120x5x5x5.f32", Waves.blocks(120, 5, 1));
        Path output = folder.resolve("waves.tsm");
        Map<String, Object> result = train(
                input, output, false, false, "loss.mse=1", "loss.rate=0.01", "normalisation=min-max", "epochs=12");
        Model model = Model.read(Files.readAllBytes(output), Limits.DEFAULT);
        assertThat(model.metadata().path("seed").asText()).isEqualTo("42");
        assertThat(model.metadata().path("splits").path("training").asInt()).isEqualTo(96);
        NetworkModel network = NetworkModel.of(model);
        assertThat(network.latents()).isEqualTo(NetworkModel.STEPS);
        // The test file holds the training blocks too, so both figures are of the same kind.
        Map<?, ?> test = (Map<?, ?>) ((List<?>) result.get("tests")).getFirst();
        double validated = (double) result.get("validation:psnr");
        assertThat((double) test.get("psnr")).isBetween(validated - 3, validated + 3);
        assertThat((double) test.get("bits_per_value"))
                .isCloseTo(
                        (double) result.get("validation:bits_per_value"), org.assertj.core.api.Assertions.within(0.1));
        assertThat(said)
                .anyMatch(line -> line.startsWith("swae-5-mlp, latent 8, "))
                .anyMatch(line -> line.startsWith("epoch 12/12"));
    }

    @Test
    void secondRun_asksForResumeOrForce() throws Exception {
        Path input = file("waves_40x5x5x5.f32", Waves.blocks(40, 5, 1));
        Path output = folder.resolve("waves.tsm");
        train(input, output, false, false, "epochs=2");
        byte[] first = Files.readAllBytes(output);
        assertThatThrownBy(() -> train(input, output, false, false))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
        Files.delete(output);
        assertThatThrownBy(() -> train(input, output, false, false)).hasMessageContaining("--resume");
        assertThatThrownBy(() -> train(input, output, true, false, "batch=7")).hasMessageContaining("other settings");
        train(input, output, true, false, "epochs=2");
        assertThat(Files.readAllBytes(output)).isEqualTo(first);
        train(input, output, false, true, "epochs=2");
        assertThat(Files.readAllBytes(output)).isEqualTo(first);
    }

    @Test
    void constantBlocks_areTrainedWith() throws Exception {
        Blocks blocks = Waves.blocks(40, 5, 1);
        java.util.Arrays.fill(blocks.values(), 0, 125 * 20, 1.5f);
        Path input = file("waves_40x5x5x5.f32", blocks);
        train(input, folder.resolve("a.tsm"), false, false);
        assertThat(said).anyMatch(line -> line.contains("epoch 3/3"));
    }

    @Test
    void allConstant_isTrainedWithOrRefusedInASentence() throws Exception {
        Blocks blocks = Waves.blocks(20, 5, 1);
        java.util.Arrays.fill(blocks.values(), 1.5f);
        Path input = file("flat_20x5x5x5.f32", blocks);
        train(input, folder.resolve("a.tsm"), false, false);
        assertThatThrownBy(() -> train(input, folder.resolve("b.tsm"), false, false, "normalisation=z-score"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no deviation");
    }

    @Test
    void badData_isRefusedBeforeAnythingIsWritten() throws Exception {
        Blocks blocks = Waves.blocks(20, 5, 1);
        blocks.values()[3] = Float.NaN;
        Path input = file("bad_20x5x5x5.f32", blocks);
        Path output = folder.resolve("a.tsm");
        assertThatThrownBy(() -> train(input, output, false, false)).hasMessageContaining("data.skip-bad=true");
        Path one = file("one_1x5x5x5.f32", Waves.blocks(1, 5, 1));
        assertThatThrownBy(() -> train(one, output, false, false)).hasMessageContaining("at least 2 blocks");
        assertThat(output).doesNotExist();
        assertThat(folder.resolve("a.tsm.training")).doesNotExist();
        train(input, output, false, false, "data.skip-bad=true");
        assertThat(output).exists();
    }
}
