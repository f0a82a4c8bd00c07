package org.tessera.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.training.config.ConfigFile;
import org.tessera.training.config.ConfigReader;
import org.tessera.training.config.OptimizerPlan;
import org.tessera.training.config.Plan;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.loss.LossKind;

class ConfigTest {

    @TempDir
    private Path folder;

    private static TrainingConfig read(String... settings) throws Exception {
        return ConfigReader.read(ConfigFile.read(null, List.of(settings)));
    }

    @Test
    void nothingSaid_isTheRecipeOfTheOriginal() throws Exception {
        TrainingConfig config = read();
        assertThat(config.architecture()).isEqualTo("swae-7");
        assertThat(config.optimizer().kind()).isEqualTo(OptimizerPlan.Kind.ADAM);
        assertThat(config.optimizer().rate()).isEqualTo(1e-4);
        assertThat(config.plan()).isEqualTo(new Plan(Plan.Kind.STEP, 30, 0.5, 0, 0));
        assertThat(config.clip()).isEqualTo(2);
        assertThat(config.batch()).isEqualTo(64);
        assertThat(config.projections()).isEqualTo(50);
        assertThat(config.terms())
                .extracting(t -> t.kind() + " " + t.weight())
                .containsExactly("MSE 1.0", "SLICED_WASSERSTEIN 0.9");
        assertThat(config.fractions()).containsExactly(0.8, 0.15, 0.05);
    }

    @Test
    void file_andSettingsOverIt_areRead() throws Exception {
        Path path = folder.resolve("c.yaml");
        Files.writeString(path, """
                architecture: mlp-7
                latent: 8
                loss:
                  l1: 2
                  sliced-wasserstein: {weight: 0.5, projections: 10, ramp: 5}
                schedule: cosine
                data: {variable: U_CHI, skip-bad: true}
                """);
        TrainingConfig config = ConfigReader.read(
                ConfigFile.read(path, List.of("latent=4", "loss.l1=3", "loss.ssim.weight=1", "schedule.warmup=2")));
        assertThat(config.latent()).isEqualTo(4);
        assertThat(config.variable()).isEqualTo("U_CHI");
        assertThat(config.skipBad()).isTrue();
        assertThat(config.projections()).isEqualTo(10);
        assertThat(config.terms())
                .extracting(t -> t.kind())
                .containsExactly(LossKind.L1, LossKind.SSIM, LossKind.SLICED_WASSERSTEIN);
        assertThat(config.terms().getFirst().weight()).isEqualTo(3);
        assertThat(config.terms().getLast().weight(0)).isEqualTo(0.1);
        assertThat(config.terms().getLast().weight(7)).isEqualTo(0.5);
        assertThat(config.plan().warmup()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lrr=1 | unknown setting 'lrr'; known here: ",
                "loss.mes=1 | unknown loss 'mes'",
                "loss.mse.wieght=1 | unknown setting 'loss.mse.wieght'",
                "lr=fast | lr: a number expected, found 'fast'",
                "lr=-1 | lr: a number from",
                "lr=NaN | lr: a number from",
                "batch=2.5 | batch: a whole number expected",
                "batch=0 | batch: a whole number from 1",
                "optimizer=lion | unknown optimizer 'lion'; known: adam, adamw, sgd",
                "schedule=linear | unknown schedule 'linear'",
                "device=tpu | device: cpu or cuda expected",
                "precision=f64 | precision: f32 or bf16 expected",
                "split.train=0.9 | a sum of at most 1",
                "data.skip-bad=perhaps | true or false",
                "nothing | a setting such as lr=1e-4 expected",
                "=1 | a setting such as lr=1e-4 expected"
            })
    void mistake_isNamed(String setting, String message) {
        assertThatThrownBy(() -> read(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void fileThatIsNoConfiguration_isNamed() throws Exception {
        Path path = folder.resolve("c.yaml");
        Files.writeString(path, "- 1\n- 2\n");
        assertThatThrownBy(() -> ConfigFile.read(path, List.of()))
                .hasMessage("c.yaml: settings such as 'lr: 1e-4' expected");
        Files.writeString(path, "a: [1\n");
        assertThatThrownBy(() -> ConfigFile.read(path, List.of())).hasMessageContaining("c.yaml is not YAML");
        Files.write(path, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThatThrownBy(() -> ConfigFile.read(path, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plans_goAsTheyAreCalled() {
        Plan step = new Plan(Plan.Kind.STEP, 30, 0.5, 0, 0);
        assertThat(step.fraction(29.9, 100)).isEqualTo(1);
        assertThat(step.fraction(60, 100)).isEqualTo(0.25);
        Plan cosine = new Plan(Plan.Kind.COSINE, 30, 0.5, 0.1, 0);
        assertThat(cosine.fraction(0, 100)).isEqualTo(1);
        assertThat(cosine.fraction(100, 100)).isCloseTo(0.1, org.assertj.core.api.Assertions.within(1e-12));
        Plan warm = new Plan(Plan.Kind.CONSTANT, 30, 0.5, 0, 4);
        assertThat(warm.fraction(0, 100)).isLessThan(0.3);
        assertThat(warm.fraction(4, 100)).isEqualTo(1);
    }
}
