package org.tessera.training.fit;

import org.bytedeco.pytorch.Tensor;
import org.tessera.neural.fit.Regression;
import org.tessera.training.net.TorchArrays;
import org.tessera.training.net.TorchNetwork;

/// The loop of a [Regression].
final class RegressionRun extends FitLoop {

    private final Regression task;

    RegressionRun(Regression task) {
        super(task.plan(), task.parameters(), task.initial(), task.rows());
        this.task = task;
    }

    @Override
    Tensor loss(int[] order, int from, int batch) {
        float[] inputs = new float[batch * task.inputs()];
        float[] targets = new float[batch * task.outputs()];
        for (int i = 0; i < batch; i++) {
            task.input().write(order[from + i], inputs, i * task.inputs());
            task.target().write(order[from + i], targets, i * task.outputs());
        }
        Tensor x = TorchArrays.tensor(inputs, device, batch, task.inputs());
        Tensor y = TorchArrays.tensor(targets, device, batch, task.outputs());
        Tensor made = new TorchNetwork(parameters.views(), true).apply(task.layers(), x, Regression.PREFIX);
        return loss(made.sub(y));
    }

    @Override
    boolean isEnough() {
        return task.enough().test(tensors());
    }
}
