package org.tessera.training.fit;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.tessera.neural.fit.Autoencoding;
import org.tessera.neural.layer.Architecture;
import org.tessera.neural.layer.Folding;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.training.data.Shuffle;
import org.tessera.training.net.Initial;
import org.tessera.training.net.TorchArrays;
import org.tessera.training.net.TorchNetwork;

/// The loop of an [Autoencoding].
final class AutoencodingRun extends FitLoop {

    private final Autoencoding task;
    private final Architecture architecture;
    private final int points;
    private final @Nullable RunningCodebook codebook;

    AutoencodingRun(Autoencoding task) {
        super(
                task.plan(),
                task.architecture().parameters(),
                new Initial(Shuffle.generator(task.plan().seed())),
                task.blocks());
        this.task = task;
        this.architecture = task.architecture();
        this.points = architecture.input().count();
        this.codebook = task.codebook() == null
                ? null
                : new RunningCodebook(
                        task.codebook(),
                        architecture.latent(),
                        Shuffle.seed(task.plan().seed(), 0, 1));
    }

    @Override
    Tensor loss(int[] order, int from, int batch) {
        float[] blocks = new float[batch * points];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(task.values(), order[from + i] * points, blocks, i * points, points);
        }
        Tensor x = TorchArrays.tensor(blocks, device, TorchNetwork.batched(architecture.input(), batch));
        TorchNetwork network = new TorchNetwork(parameters.views(), true);
        Tensor latent = network.apply(architecture.encoder(), x, "encoder");
        Tensor passed = latent;
        Tensor drawn = null;
        if (codebook != null && task.codebook() != null) {
            float[] chosen = codebook.replace(TorchArrays.floats(latent));
            Tensor entries = TorchArrays.tensor(chosen, device, latent.shape());
            drawn = latent.sub(entries)
                    .square()
                    .mean()
                    .mul(new Scalar(task.codebook().commitment()));
            // The gradient passes as if nothing had been replaced.
            passed = latent.add(entries.sub(latent).detach());
        }
        Tensor made = network.apply(architecture.decoder(), passed, "decoder");
        Tensor off = loss(made.sub(x));
        return drawn == null ? off : off.add(drawn);
    }

    @Override
    boolean isEnough() {
        return false;
    }

    @Override
    NamedTensors run() {
        NamedTensors tensors = Folding.fold(architecture, super.run()).tensors();
        if (codebook != null) {
            tensors.put(Autoencoding.CODEBOOK, codebook.entries());
        }
        return tensors;
    }
}
