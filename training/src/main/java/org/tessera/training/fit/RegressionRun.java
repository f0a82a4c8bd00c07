package org.tessera.training.fit;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.fit.FitPlan;
import org.tessera.neural.fit.Regression;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.Threads;
import org.tessera.training.config.OptimizerPlan;
import org.tessera.training.data.Shuffle;
import org.tessera.training.net.Parameters;
import org.tessera.training.net.TensorScope;
import org.tessera.training.net.TorchArrays;
import org.tessera.training.net.TorchNetwork;
import org.tessera.training.run.Descent;

/// The loop of a [Regression]: shuffled batches, Adam, a cosine.
final class RegressionRun {

    private static final double LN2 = 0.6931471805599453;

    /// Epochs from one question whether it is enough to the next.
    private static final int ASKED = 10;

    /// A loss counts as better when it is smaller by this part.
    private static final double BETTER = 0.005;

    private final Regression task;
    private final FitPlan plan;
    private final Device device = new Device("cpu");
    private final Parameters parameters;
    private final Descent descent;

    RegressionRun(Regression task) {
        this.task = task;
        this.plan = task.plan();
        Threads.set(1);
        parameters = new Parameters(task.parameters(), task.initial(), device);
        OptimizerPlan.Kind kind = plan.decay() > 0 ? OptimizerPlan.Kind.ADAMW : OptimizerPlan.Kind.ADAM;
        descent = new Descent(
                new OptimizerPlan(kind, plan.rate(), 0.9, 0.999, 1e-8, plan.decay()), parameters.values());
    }

    NamedTensors run() {
        int batch = Math.min(plan.batch(), task.rows());
        int steps = task.rows() / batch;
        double best = Double.POSITIVE_INFINITY;
        int stale = 0;
        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            int[] order = Shuffle.permutation(task.rows(), Shuffle.seed(plan.seed(), epoch, -2));
            double loss = 0;
            for (int s = 0; s < steps; s++) {
                double progress = (epoch + (double) s / steps) / plan.epochs();
                double rate = plan.rate() * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
                int from = s * batch;
                loss += TensorScope.within(() -> step(order, from, batch, rate));
            }
            stale = loss < best * (1 - BETTER) ? 0 : stale + 1;
            best = Math.min(best, loss);
            boolean asked = (epoch + 1) % ASKED == 0;
            if (!Double.isFinite(loss)
                    || plan.patience() > 0 && stale >= plan.patience()
                    || asked && task.enough().test(tensors())) {
                break;
            }
        }
        return tensors();
    }

    private double step(int[] order, int from, int batch, double rate) {
        float[] inputs = new float[batch * task.inputs()];
        float[] targets = new float[batch * task.outputs()];
        for (int i = 0; i < batch; i++) {
            task.input().write(order[from + i], inputs, i * task.inputs());
            task.target().write(order[from + i], targets, i * task.outputs());
        }
        Tensor x = TorchArrays.tensor(inputs, device, batch, task.inputs());
        Tensor y = TorchArrays.tensor(targets, device, batch, task.outputs());
        Tensor made = new TorchNetwork(parameters.views(), true).apply(task.layers(), x, Regression.PREFIX);
        Tensor loss = loss(made.sub(y));
        Tensor values = parameters.values();
        Tensor gradient =
                torch.grad(new TensorVector(loss), new TensorVector(values)).get(0);
        double value = loss.item_float();
        if (Double.isFinite(value)) {
            descent.step(values, gradient, rate);
        }
        return value;
    }

    private Tensor loss(Tensor off) {
        return switch (plan.loss()) {
            case MSE -> off.square().mean();
            case L1 -> off.abs().mean();
            case LOG_COSH -> {
                // log cosh x = |x| + log(1 + exp(-2 |x|)) - log 2, which never overflows.
                Tensor size = off.abs();
                Tensor tail = size.mul(new Scalar(-2)).exp().log1p();
                yield size.add(tail).sub(new Scalar(LN2)).mean();
            }
        };
    }

    private NamedTensors tensors() {
        float[] trained = parameters.trainedValues();
        float[] statistics = parameters.statisticValues();
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : task.parameters()) {
            tensors.put(spec.name(), parameters.slice(spec.name(), trained, statistics));
        }
        return tensors;
    }
}
