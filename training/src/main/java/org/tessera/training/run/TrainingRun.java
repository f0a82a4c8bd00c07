package org.tessera.training.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.training.Threads;
import org.tessera.training.config.Plan;
import org.tessera.training.config.TrainingConfig;
import org.tessera.training.data.NormalisedBlocks;
import org.tessera.training.data.Shuffle;
import org.tessera.training.loss.Objective;
import org.tessera.training.net.TensorScope;
import org.tessera.training.net.TorchArrays;
import org.tessera.training.net.TorchNetwork;

/// One run: epochs of steps, a validation after each, and checkpoints.
///
/// What is drawn at a step depends on the seed and the number of the step alone; where the run is, is a [Position]. So
/// a run that goes on from a checkpoint computes the bits of one that was never stopped (with the same threads and
/// machine). A loss or gradient that is not finite takes the run back to its last checkpoint, at half the rate.
public final class TrainingRun {

    private static final int MOST_RETURNS = 6;
    private static final double NANOS = 1e-9;
    private static final double BETTER = 1e-12;
    private static final double CLIP_GUARD = 1e-6;

    private final TrainingConfig config;
    private final Objective objective;
    private final Network network;
    private final Descent descent;
    private final Validation validation;
    private final Tensor data;
    private final int samples;
    private final String fingerprint;
    private final Path folder;
    private final RunListener listener;
    private final Device device;
    private Position at = new Position();
    private double rate;
    /// Where to go back to, and the best so far: in memory, and written now and then, as epochs may be short.
    private Checkpoint good;
    private @Nullable Checkpoint bestSeen;
    private volatile boolean stopped;

    /// @param fingerprint of configuration and data: a checkpoint of another one is refused
    /// @param folder where checkpoints and logs go
    public TrainingRun(
            TrainingConfig config,
            Architecture architecture,
            Normalisation normalisation,
            NormalisedBlocks training,
            NormalisedBlocks validating,
            String fingerprint,
            Path folder,
            RunListener listener) {
        this.config = config;
        this.fingerprint = fingerprint;
        this.folder = folder;
        this.listener = listener;
        Threads.set(config.threads());
        if (config.device().equals("cuda") && !torch.cuda_is_available()) {
            throw new IllegalArgumentException("device cuda: libtorch finds no CUDA device; use device=cpu");
        }
        device = new Device(config.device());
        objective = new Objective(config.terms(), config.projections(), architecture.input());
        network = new Network(architecture, objective, config, device);
        descent = new Descent(config.optimizer(), network.parameters().values());
        samples = training.blocks().count();
        data = tensor(training);
        validation = new Validation(network, objective, normalisation, validating, tensor(validating), config.seed());
        good = snapshot();
    }

    private Tensor tensor(NormalisedBlocks blocks) {
        long[] shape =
                TorchNetwork.batched(blocks.blocks().shape(), blocks.blocks().count());
        return TorchArrays.tensor(blocks.blocks().values(), device, shape);
    }

    /// Asks a run in another thread to stop after its step and to leave a checkpoint.
    public void stop() {
        stopped = true;
    }

    /// @param resume goes on from the checkpoint in the folder
    /// @param budget seconds that this call may take; infinite for any
    /// @return whether the run is finished, or was stopped on the way
    public boolean run(boolean resume, double budget) throws IOException {
        Files.createDirectories(folder);
        if (resume) {
            restore(read(last()));
            bestSeen = Files.exists(best()) ? read(best()) : null;
        }
        good = snapshot();
        try (RunLog log = new RunLog(folder, at.step)) {
            loop(log, budget);
        } finally {
            // Also after a failure: what was good can be gone on from, or looked at.
            if (stopped || at.finished) {
                good = snapshot();
            }
            write();
        }
        return at.finished;
    }

    private void loop(RunLog log, double budget) throws IOException {
        long start = System.nanoTime();
        double before = at.seconds;
        double saved = 0;
        double validating = 0;
        while (!at.finished && !stopped) {
            int[] order = Shuffle.permutation(samples, Shuffle.seed(config.seed(), at.epoch, -2));
            int steps = (samples + config.batch() - 1) / config.batch();
            while (at.stepInEpoch < steps && !stopped) {
                double now = (System.nanoTime() - start) * NANOS;
                if (now + validating > budget) {
                    stopped = true;
                    break;
                }
                if (!step(order, steps)) {
                    goBack();
                    order = Shuffle.permutation(samples, Shuffle.seed(config.seed(), at.epoch, -2));
                    continue;
                }
                at.seconds = before + (System.nanoTime() - start) * NANOS;
                if (now - saved > config.minutes() * 60) {
                    saved = now;
                    good = snapshot();
                    write();
                }
            }
            if (stopped && at.stepInEpoch < steps) {
                break;
            }
            long from = System.nanoTime();
            if (!finishEpoch(log, steps, budget - (from - start) * NANOS)) {
                goBack();
                continue;
            }
            validating = (System.nanoTime() - from) * NANOS;
            at.seconds = before + (System.nanoTime() - start) * NANOS;
            good = snapshot();
        }
    }

    /// @return false when something is not finite
    private boolean step(int[] order, int steps) {
        int from = at.stepInEpoch * config.batch();
        int n = Math.min(config.batch(), samples - from);
        // A rest of one sample has no statistics for a batch norm; it joins the next epoch's order instead.
        if (n == 1 && samples > 1) {
            at.stepInEpoch++;
            at.step++;
            return true;
        }
        return TensorScope.within(() -> descend(order, from, n, steps));
    }

    private boolean descend(int[] order, int from, int n, int steps) {
        torch.manual_seed(Shuffle.seed(config.seed(), at.step, 0));
        long[] chosen = new long[n];
        for (int i = 0; i < n; i++) {
            chosen[i] = order[from + i];
        }
        Tensor x = data.index_select(0, TorchArrays.indices(chosen, device));
        Network.Pass pass = network.forward(x, true);
        Objective.Value value =
                objective.value(x, pass.made(), pass.latent(), pass.passed().cost(), pass.views(), at.epoch);
        Tensor values = network.parameters().values();
        Tensor gradient = torch.grad(new TensorVector(value.sum()), new TensorVector(values))
                .get(0);
        double loss = value.sum().item_float();
        double norm = gradient.norm().item_float();
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            return false;
        }
        if (config.clip() > 0 && norm > config.clip()) {
            gradient.mul_(new Scalar(config.clip() / (norm + CLIP_GUARD)));
        }
        rate = rate(at.epoch + (double) at.stepInEpoch / steps);
        descent.step(values, gradient, rate);
        at.lossSum += loss;
        at.stepInEpoch++;
        at.step++;
        return true;
    }

    private double rate(double epoch) {
        return config.optimizer().rate() * at.rateFactor * config.plan().fraction(epoch, config.epochs());
    }

    /// @return false when the validation is not finite
    private boolean finishEpoch(RunLog log, int steps, double left) throws IOException {
        Validation.Result result = validation.measure();
        if (!Double.isFinite(result.loss())) {
            return false;
        }
        at.epoch++;
        at.stepInEpoch = 0;
        double training = at.lossSum / steps;
        at.lossSum = 0;
        judge(result.loss());
        at.finished = at.epoch >= config.epochs() || config.patience() > 0 && at.stale >= config.patience();
        Report report = new Report(
                at.epoch,
                at.step,
                at.seconds,
                rate,
                training,
                result.loss(),
                result.terms(),
                result.quality(),
                result.bits());
        log.write(report);
        listener.progress(line(report, left));
        return true;
    }

    private void judge(double loss) {
        if (loss < at.best - BETTER) {
            at.best = loss;
            at.bestEpoch = at.epoch;
            at.stale = 0;
            at.plateau = 0;
            bestSeen = snapshot();
            return;
        }
        at.stale++;
        at.plateau++;
        if (config.plan().kind() == Plan.Kind.PLATEAU
                && at.plateau >= config.plan().every()) {
            at.plateau = 0;
            at.rateFactor = Math.max(
                    at.rateFactor * config.plan().factor(), config.plan().least());
        }
    }

    private String line(Report report, double left) {
        double perEpoch = at.seconds / at.epoch;
        int rest = (int) Math.min(left, (config.epochs() - at.epoch) * perEpoch);
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  loss %.4g  validation %.4g (best %.4g)  %.2f dB  %.3f bits/value  %.1f steps/s  %d:%02d:%02d"
                        + " left",
                at.epoch,
                config.epochs(),
                report.training(),
                report.validation(),
                at.best,
                report.quality().values(),
                report.bits(),
                at.step / Math.max(at.seconds, NANOS),
                rest / 3600,
                rest / 60 % 60,
                rest % 60);
    }

    private void goBack() {
        int returns = at.returns + 1;
        if (returns > MOST_RETURNS) {
            throw new IllegalArgumentException("the loss was not finite at step " + at.step + ", after " + MOST_RETURNS
                    + " returns to a checkpoint with half the learning rate each: lower lr or clip");
        }
        double factor = at.rateFactor / 2;
        long failed = at.step;
        restore(good);
        at.returns = returns;
        at.rateFactor = factor;
        listener.note(String.format(
                Locale.ROOT,
                "the loss was not finite at step %d: back to step %d, learning rate halved to %.3g",
                failed,
                at.step,
                config.optimizer().rate() * factor));
        good = snapshot();
    }

    Path last() {
        return folder.resolve("last.checkpoint");
    }

    /// The checkpoint with the best validation.
    public Path best() {
        return folder.resolve("best.checkpoint");
    }

    private Checkpoint snapshot() {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("fingerprint", fingerprint);
        header.set("position", at.json());
        header.put("descentSteps", descent.steps());
        return new Checkpoint(
                header,
                List.of(
                        network.parameters().trainedValues(),
                        network.parameters().statisticValues(),
                        descent.first(),
                        descent.second()));
    }

    private void write() throws IOException {
        if (bestSeen != null) {
            bestSeen.write(best());
        }
        good.write(last());
    }

    private Checkpoint read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is nothing to resume: " + path + " does not exist");
        }
        Checkpoint checkpoint = Checkpoint.read(path);
        if (!checkpoint.header().path("fingerprint").asText().equals(fingerprint)) {
            throw new IllegalArgumentException(
                    "cannot resume: " + path + " is of a run with other settings or data; start anew with -f");
        }
        return checkpoint;
    }

    private void restore(Checkpoint checkpoint) {
        List<float[]> arrays = checkpoint.arrays();
        network.parameters().set(arrays.get(0), arrays.get(1));
        descent.set(checkpoint.header().path("descentSteps").asLong(), arrays.get(2), arrays.get(3));
        at = Position.of(checkpoint.header().path("position"));
        at.finished = at.epoch >= config.epochs() || config.patience() > 0 && at.stale >= config.patience();
    }

    /// The network as it was at its best validation, ready to be a model.
    public Trained best(Architecture architecture) {
        restore(bestSeen != null ? bestSeen : good);
        Validation.Result result = validation.measure();
        return Trained.of(architecture, network, result, at);
    }
}
