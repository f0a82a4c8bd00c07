package org.tessera.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.tessera.neural.TrainRequest;
import org.tessera.neural.Trainer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tessera train`
@Command(
        name = "train",
        sortOptions = false,
        customSynopsis = "tessera train FILE... -o MODEL.tsm [--config C.yaml] [OPTIONS]",
        description = "Trains a network on blocks of data and writes it as a model file. Checkpoints, a CSV file and"
                + " TensorBoard events lie in MODEL.tsm.training.",
        footer = {
            "",
            "Examples:",
            "  tessera train blocks_9000x7x7x7.f32 -o chi.tsm --budget 25m",
            "      the relativity autoencoder on blocks of 7x7x7, for 25 minutes",
            "  tessera train run.h5 -o chi.tsm --config swae.yaml -s lr=2e-4 -s latent=8",
            "      settings from a file, two of them replaced (see docs/training.md)",
            "  tessera train run.h5 -o chi.tsm --config swae.yaml --resume --test new.h5",
            "      goes on where it stopped; then measures blocks of another run"
        })
final class TrainCommand extends Verb {

    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Blocks to train and validate on: an array whose last axes are a block, a volume to cut, or"
                    + " vars and var_data in HDF5.")
    List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL.tsm",
            required = true,
            description = "The model file.")
    @SuppressWarnings("NullAway.Init")
    Path output;

    @Option(names = "--config", paramLabel = "C.yaml", description = "Settings; docs/training.md lists them.")
    @Nullable
    Path config;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "One setting, such as lr=1e-4 or loss.mse=1; may be repeated.")
    List<String> settings = new ArrayList<>();

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Blocks that the finished model is measured on; may be repeated.")
    List<Path> tests = new ArrayList<>();

    @Option(names = "--budget", paramLabel = "10m", description = "Stop in time: 90s, 10m, 2h. --resume goes on later.")
    @Nullable
    String budget;

    @Option(
            names = "--resume",
            description = "Go on from the last checkpoint, with the same numbers as without a stop.")
    boolean resume;

    @Option(
            names = {"-f", "--force"},
            description = "Replace a model and a run that are there.")
    boolean force;

    @ArgGroup(validate = false, order = 50, heading = "%nWhat a raw file does not say itself:%n")
    InputOptions inputOptions = new InputOptions();

    @Override
    int run() throws Exception {
        double seconds = budget == null ? Double.POSITIVE_INFINITY : TimeSpan.seconds(budget);
        for (Path file : inputs) {
            InputFile.check(file);
        }
        for (Path file : tests) {
            InputFile.check(file);
        }
        if (config != null) {
            InputFile.check(config);
        }
        Trainer trainer = ServiceLoader.load(Trainer.class)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "training needs the module tessera-training and libtorch"
                                        + " on the class path: the launcher ./tessera of the source tree fetches and adds them"));
        TrainRequest request = new TrainRequest(
                inputs,
                tests,
                output,
                config,
                settings,
                inputOptions.open().values(),
                seconds,
                resume,
                force,
                commandText(inputs.toArray(new Path[0])));
        try (ProgressLine line = new ProgressLine(err(), !quiet)) {
            Map<String, Object> result = new LinkedHashMap<>(trainer.train(request, console(line)));
            sayJson(result);
        }
        return ExitCode.OK;
    }

    private Trainer.Console console(ProgressLine line) {
        return new Trainer.Console() {
            @Override
            public void progress(String text) {
                line.show(text);
            }

            @Override
            public void say(String text) {
                line.clear();
                TrainCommand.this.say(text);
                out().flush();
            }

            @Override
            public void note(String text) {
                line.clear();
                TrainCommand.this.note(text);
            }
        };
    }
}
