package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.Architectures;
import org.tessera.neural.normalise.None;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.training.Libtorch;
import org.tessera.training.config.ConfigFile;
import org.tessera.training.config.ConfigReader;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.data.Blocks;
import org.tessera.training.data.NormalisedBlocks;
import org.tessera.training.run.RunListener;
import org.tessera.training.run.TrainingRun;

/// Steps a second of a training run (everything it does included) beside a plain libtorch loop of the same network,
/// loss, optimizer and batch, in turns on one thread.
final class StepRate {

    private static final int ROUNDS = 4;
    private static final int STEPS = 60;
    private static final int BATCH = 64;
    private static final double NANOS = 1e-9;

    private StepRate() {}

    public static void main(String[] args) throws IOException {
        Libtorch.load();
        double ours = 0;
        double plain = 0;
        PlainLoop loop = new PlainLoop(BATCH);
        for (int round = 0; round < ROUNDS; round++) {
            double run = run();
            double bare = loop.rate(STEPS);
            System.out.printf(
                    Locale.ROOT, "round %d: run %.2f steps/s, plain loop %.2f steps/s%n", round + 1, run, bare);
            ours = Math.max(ours, run);
            plain = Math.max(plain, bare);
        }
        System.out.printf(
                Locale.ROOT, "best: run %.2f, plain loop %.2f steps/s: factor %.2f%n", ours, plain, plain / ours);
        System.exit(0);
    }

    private static double run() throws IOException {
        TrainingConfig config = ConfigReader.read(
                ConfigFile.read(null, List.of("epochs=3", "patience=0", "normalisation=none", "schedule=constant")));
        Architecture architecture = Architectures.bundled("swae-7", 16);
        Normalisation none = new None();
        Path folder = Files.createTempDirectory("tessera-rate");
        TrainingRun run = new TrainingRun(
                config,
                architecture,
                none,
                NormalisedBlocks.of(noise(architecture, BATCH * STEPS / 3), none),
                NormalisedBlocks.of(noise(architecture, 2), none),
                "rate",
                folder,
                new Silent());
        long start = System.nanoTime();
        run.run(false, Double.POSITIVE_INFINITY);
        return STEPS / ((System.nanoTime() - start) * NANOS);
    }

    private static Blocks noise(Architecture architecture, int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] values = new float[count * architecture.input().count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Blocks(values, architecture.input(), count);
    }

    /// Tells nothing.
    private static final class Silent implements RunListener {

        @Override
        public void progress(String line) {}

        @Override
        public void note(String line) {}
    }
}
