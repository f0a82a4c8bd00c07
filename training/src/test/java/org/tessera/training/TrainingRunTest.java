package org.tessera.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.Architectures;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.neural.normalise.ZScore;
import org.tessera.training.config.ConfigFile;
import org.tessera.training.config.ConfigReader;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.data.NormalisedBlocks;
import org.tessera.training.run.RunListener;
import org.tessera.training.run.Trained;
import org.tessera.training.run.TrainingRun;

class TrainingRunTest {

    private static final Normalisation NORMALISATION = new ZScore(2, 1);
    private static final double FOREVER = Double.POSITIVE_INFINITY;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeAll
    static void torch() {
        Torch.assume();
    }

    private TrainingRun run(String name, String... settings) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("architecture=swae-5-mlp", "latent=8", "batch=16", "lr=1e-3", "epochs=6"));
        all.addAll(List.of(settings));
        TrainingConfig config = ConfigReader.read(ConfigFile.read(null, all));
        Architecture architecture = Architectures.bundled(config.architecture(), config.latent());
        RunListener listener = new RunListener() {
            @Override
            public void progress(String line) {
                notes.add(line);
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        return new TrainingRun(
                config,
                architecture,
                NORMALISATION,
                NormalisedBlocks.of(Waves.blocks(100, 5, 1), NORMALISATION),
                NormalisedBlocks.of(Waves.blocks(30, 5, 2), NORMALISATION),
                "the same",
                folder.resolve(name),
                listener);
    }

    private Trained trained(String name, String... settings) throws Exception {
        TrainingRun run = run(name, settings);
        run.run(false, FOREVER);
        return best(run, settings);
    }

    private static Trained best(TrainingRun run, String... settings) throws Exception {
        String architecture = "swae-5-mlp";
        for (String setting : settings) {
            if (setting.startsWith("architecture=")) {
                architecture = setting.substring("architecture=".length());
            }
        }
        return run.best(Architectures.bundled(architecture, 8));
    }

    private static Map<String, List<Float>> numbers(Trained trained) {
        Map<String, List<Float>> numbers = new LinkedHashMap<>();
        trained.folded().tensors().all().forEach((name, values) -> {
            List<Float> list = new ArrayList<>();
            for (float value : values) {
                list.add(value);
            }
            numbers.put(name, list);
        });
        return numbers;
    }

    @Test
    void training_lowersTheLoss() throws Exception {
        Trained short1 = trained("a", "epochs=1", "loss=1");
        Trained long1 = trained("b", "epochs=30", "loss=1");
        assertThat(long1.validation().loss()).isLessThan(short1.validation().loss() / 2);
        assertThat(long1.validation().psnr()).isGreaterThan(short1.validation().psnr() + 3);
    }

    @ParameterizedTest
    @CsvSource({"adam, swae-5-mlp", "adamw, swae-5", "sgd, swae-5-gmlp"})
    void resumed_hasTheBitsOfARunThatWasNeverStopped(String optimizer, String architecture) throws Exception {
        String[] settings = {"optimizer=" + optimizer, "architecture=" + architecture, "lr=1e-3", "schedule=cosine"};
        String[] few = {"epochs=4", settings[0], settings[1], settings[2], "schedule=constant"};
        TrainingRun whole = run("whole", few);
        assertThat(whole.run(false, FOREVER)).isTrue();
        TrainingRun part = run("part", "epochs=2", few[1], few[2], few[3], few[4]);
        assertThat(part.run(false, FOREVER)).isTrue();
        TrainingRun rest = run("part", few);
        assertThat(rest.run(true, FOREVER)).isTrue();
        assertThat(numbers(best(rest, few))).isEqualTo(numbers(best(whole, few)));
        assertThat(csv("part")).isEqualTo(csv("whole"));
    }

    /// All columns but the seconds.
    private List<String> csv(String name) throws Exception {
        return Files.readAllLines(folder.resolve(name).resolve("log.csv")).stream()
                .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,", "$1,"))
                .toList();
    }

    @Test
    void stoppedWithinAnEpoch_goesOnWithTheSameBits() throws Exception {
        TrainingRun whole = run("whole", "epochs=3");
        whole.run(false, FOREVER);
        TrainingRun part = run("part", "epochs=3");
        // No budget at all: stops before the first step, with a checkpoint.
        assertThat(part.run(false, 0)).isFalse();
        for (int i = 0; i < 40; i++) {
            TrainingRun next = run("part", "epochs=3");
            if (next.run(true, 0.02)) {
                break;
            }
        }
        TrainingRun last = run("part", "epochs=3");
        last.run(true, FOREVER);
        assertThat(numbers(best(last))).isEqualTo(numbers(best(whole)));
    }

    @Test
    void otherRun_isNotGoneOnFrom() throws Exception {
        run("a", "epochs=1").run(false, FOREVER);
        assertThatThrownBy(() -> run("b").run(true, FOREVER)).hasMessageContaining("nothing to resume");
        byte[] bytes = Files.readAllBytes(folder.resolve("a").resolve("last.checkpoint"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("a").resolve("last.checkpoint"), bytes);
        assertThatThrownBy(() -> run("a").run(true, FOREVER)).hasMessageContaining("damaged");
        Files.write(folder.resolve("a").resolve("last.checkpoint"), java.util.Arrays.copyOf(bytes, bytes.length / 3));
        assertThatThrownBy(() -> run("a").run(true, FOREVER)).hasMessageContaining("cut short");
    }

    @Test
    void lossThatIsNotFinite_goesBackAtHalfTheRate() throws Exception {
        run("a", "optimizer=sgd", "lr=40", "clip=0", "momentum=0.5", "loss=1", "epochs=2")
                .run(false, FOREVER);
        assertThat(notes).anyMatch(line -> line.contains("not finite") && line.contains("learning rate halved to 20"));
        assertThat(notes.getLast()).contains("epoch 2/2");
    }

    @Test
    void lossThatIsNeverFinite_endsInASentence() {
        assertThatThrownBy(() -> run("a", "optimizer=sgd", "lr=1000", "clip=0", "weight-decay=1000")
                        .run(false, FOREVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower lr or clip");
    }

    @Test
    void patience_stopsARunThatGetsNoBetter() throws Exception {
        run("a", "epochs=500", "patience=2", "lr=1e-12").run(false, FOREVER);
        assertThat(notes.size()).isBetween(3, 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mse",
                "l1",
                "log-cosh",
                "ssim",
                "gaussian-nll",
                "mse sliced-wasserstein",
                "mse kl",
                "mse vq",
                "mse rate"
            })
    void everyLoss_trains(String losses) throws Exception {
        List<String> settings = new ArrayList<>(List.of("epochs=25", "loss.vq.entries=16", "loss.vq.dimension=2"));
        settings.add("loss.vq.weight=0");
        for (String loss : losses.split(" ", -1)) {
            settings.add("loss." + loss + (loss.equals("vq") ? ".weight=1" : "=" + (loss.equals("mse") ? 1 : 0.1)));
        }
        if (losses.length() < 9 && !losses.startsWith("mse ")) {
            settings.add("loss." + losses + "=1");
        }
        String[] all = settings.toArray(new String[0]);
        TrainingRun run = run("a", all);
        run.run(false, FOREVER);
        List<String> lines = Files.readAllLines(folder.resolve("a").resolve("log.csv"));
        double first = Double.parseDouble(lines.get(1).split(",", -1)[6]);
        double last = Double.parseDouble(lines.getLast().split(",", -1)[6]);
        assertThat(last).as("PSNR of %s, first %s", losses, first).isGreaterThan(first + 1);
        Trained trained = best(run);
        boolean rate = losses.contains("rate");
        assertThat(trained.coding() != null).isEqualTo(rate);
        if (losses.contains("vq")) {
            assertThat(trained.codebook()).hasSize(16 * 2);
            assertThat(trained.validation().bits()).isEqualTo(4 * 4 / 125.0);
        } else if (!rate) {
            assertThat(trained.validation().bits()).isEqualTo(8 * 32 / 125.0);
        }
    }

    @Test
    void rate_weighedMore_givesFewerBits() throws Exception {
        Trained light = trained("a", "epochs=30", "loss.mse=1", "loss.rate=0.001");
        Trained heavy = trained("b", "epochs=30", "loss.mse=1", "loss.rate=1");
        assertThat(heavy.validation().bits())
                .isLessThan(0.8 * light.validation().bits());
    }

    @Test
    void terms_followTheirSchedule() throws Exception {
        run("a", "epochs=4", "loss.mse=1", "loss.l1.weight=3", "loss.l1.from=1", "loss.l1.ramp=2", "loss.l1.until=3")
                .run(false, FOREVER);
        List<String> lines = Files.readAllLines(folder.resolve("a").resolve("log.csv"));
        assertThat(lines).hasSize(5);
        double second = Double.parseDouble(lines.get(2).split(",", -1)[4]);
        double last = Double.parseDouble(lines.get(4).split(",", -1)[4]);
        // From epoch 1 on the training loss has a term more, in epoch 3 not any more.
        assertThat(second).isGreaterThan(2 * last);
    }
}
