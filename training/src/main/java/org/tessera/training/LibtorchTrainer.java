package org.tessera.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tessera.error.CompressionException;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.archive.AtomicOutput;
import org.tessera.neural.TrainRequest;
import org.tessera.neural.Trainer;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.Architectures;
import org.tessera.neural.layer.LayerParameters;
import org.tessera.neural.model.Model;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.neural.normalise.Normalisations;
import org.tessera.training.config.ConfigFile;
import org.tessera.training.config.ConfigReader;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.data.BlockReader;
import org.tessera.training.data.Blocks;
import org.tessera.training.data.GroupLabels;
import org.tessera.training.data.NormalisedBlocks;
import org.tessera.training.data.Split;
import org.tessera.training.run.RunListener;
import org.tessera.training.run.Trained;
import org.tessera.training.run.TrainingRun;

/// Trains by libtorch: reads blocks, splits and normalises them, runs, and writes the model of the best validation.
public final class LibtorchTrainer implements Trainer {

    private static final long STOP_SECONDS = 30;

    @Override
    public Map<String, Object> train(TrainRequest request, Console console) throws IOException {
        TrainingConfig config = ConfigReader.read(ConfigFile.read(request.config(), request.settings()));
        AtomicOutput.check(request.output(), request.overwrite() || request.resume());
        Architecture architecture = architecture(config, request);
        OpenOptions options = new OpenOptions(request.options());
        Blocks blocks = blocks(request.inputs(), architecture, options, config);
        long[] labels = config.groups() == null
                ? null
                : new GroupLabels(config.groups(), request.inputs(), options).read(blocks.count());
        Split split = Split.of(blocks.count(), labels, config.fractions(), config.seed());
        Blocks training = blocks.select(split.training());
        Normalisation normalisation = Normalisations.fit(config.normalisation(), config.epsilon(), training.values());
        console.say(described(config, architecture, blocks, split, normalisation));

        Path folder = request.output().resolveSibling(request.output().getFileName() + ".training");
        if (Files.exists(folder) && !request.resume() && !request.overwrite()) {
            throw new IllegalArgumentException(
                    folder + " holds a run already: go on with --resume, or start anew with -f");
        }
        Libtorch.load();
        TrainingRun run = new TrainingRun(
                config,
                architecture,
                normalisation,
                NormalisedBlocks.of(training, normalisation),
                NormalisedBlocks.of(blocks.select(split.validation()), normalisation),
                Fingerprint.of(config, architecture, blocks),
                folder,
                listener(console));
        boolean finished = runStoppable(run, request);
        console.progress("");
        Trained trained = run.best(architecture);
        Model model = new ModelMaker(config, request, split, normalisation, finished).make(trained);
        try (AtomicOutput output = new AtomicOutput(request.output(), true)) {
            Files.write(output.path(), model.bytes());
            output.commit();
        }
        return report(request, console, trained, model, finished, options, config, architecture);
    }

    private static RunListener listener(Console console) {
        return new RunListener() {
            @Override
            public void progress(String line) {
                console.progress(line);
            }

            @Override
            public void note(String line) {
                console.note(line);
            }
        };
    }

    /// A run that is interrupted leaves a checkpoint before the process ends.
    private static boolean runStoppable(TrainingRun run, TrainRequest request) throws IOException {
        CountDownLatch saved = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            run.stop();
            try {
                if (!saved.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        boolean finished;
        try {
            finished = run.run(request.resume(), request.budget());
        } finally {
            saved.countDown();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and its hook has waited for the checkpoint.
            throw new IllegalArgumentException("interrupted: a checkpoint is kept, go on with --resume", e);
        }
        return finished;
    }

    private static Architecture architecture(TrainingConfig config, TrainRequest request) throws IOException {
        String name = config.architecture();
        if (!name.endsWith(".json")) {
            return Architectures.bundled(name, config.latent());
        }
        Path path = Path.of(name);
        Path base = request.config() == null
                ? null
                : request.config().toAbsolutePath().getParent();
        Path file = path.isAbsolute() || base == null || Files.exists(path) ? path : base.resolve(name);
        try {
            return Architectures.parse(Files.readString(file), config.latent());
        } catch (CompressionException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static Blocks blocks(
            List<Path> files, Architecture architecture, OpenOptions options, TrainingConfig config)
            throws IOException {
        List<Blocks> parts = new ArrayList<>();
        for (Path file : files) {
            Blocks read = new BlockReader(file, architecture.input()).read(options, config.variable());
            if (!config.skipBad()) {
                read.checkFinite(String.valueOf(file.getFileName()));
            }
            parts.add(config.skipBad() && config.groups() == null ? read.finiteOnly() : read);
        }
        Blocks all = BlockReader.join(parts);
        if (config.groups() != null) {
            all.checkFinite("the data");
        }
        return all;
    }

    private static String described(
            TrainingConfig config, Architecture architecture, Blocks blocks, Split split, Normalisation normalisation) {
        return String.format(
                Locale.ROOT,
                "%s, latent %d, %,d parameters; %,d blocks of %s: %,d train, %,d validate, %,d test (by %s); %s",
                architecture.name(),
                architecture.latent().count(),
                LayerParameters.count(architecture.parameters()),
                blocks.count(),
                architecture.input(),
                split.training().length,
                split.validation().length,
                split.test().length,
                split.byGroup() ? "groups" : "seed " + config.seed(),
                normalisation.label());
    }

    private Map<String, Object> report(
            TrainRequest request,
            Console console,
            Trained trained,
            Model model,
            boolean finished,
            OpenOptions options,
            TrainingConfig config,
            Architecture architecture)
            throws IOException {
        Trained.Reached reached = trained.validation();
        console.say(String.format(
                Locale.ROOT,
                "%s: best of epoch %d (step %,d), validation loss %.5g, PSNR %.2f dB (%.2f dB normalised), %.3f bits/value",
                finished ? "finished" : "stopped; go on with --resume",
                trained.epoch(),
                trained.step(),
                reached.loss(),
                reached.psnr(),
                reached.psnrNormalised(),
                reached.bits()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", request.output().toString());
        map.put("sha256", model.id().toString());
        map.put("bytes", model.size());
        map.put("finished", finished);
        map.put("epoch", trained.epoch());
        map.put("step", trained.step());
        map.put("validation:loss", reached.loss());
        map.put("validation:psnr", reached.psnr());
        map.put("validation:psnr_normalised", reached.psnrNormalised());
        map.put("validation:bits_per_value", reached.bits());
        List<Map<String, Object>> tests = new ArrayList<>();
        for (Path test : request.tests()) {
            Blocks blocks = blocks(List.of(test), architecture, options, config);
            tests.add(new TestRun(model, console).measure(test, blocks));
        }
        map.put("tests", tests);
        console.say(request.output() + "  " + model.size() + " bytes  sha256 " + model.id());
        return map;
    }
}
