package org.tessera.training.fit;

import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.fit.FitPlan;
import org.tessera.neural.layer.NamedTensors;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.Threads;
import org.tessera.training.config.OptimizerPlan;
import org.tessera.training.data.Shuffle;
import org.tessera.training.net.Parameters;
import org.tessera.training.net.TensorScope;
import org.tessera.training.run.Descent;

/// Shuffled batches, Adam, a learning rate that falls along a cosine: what all fits have in common.
abstract class FitLoop {

    private static final double LN2 = 0.6931471805599453;

    /// Epochs from one question whether it is enough to the next.
    private static final int ASKED = 10;

    /// A loss counts as better when it is smaller by this part.
    private static final double BETTER = 0.005;

    final Device device = new Device("cpu");
    final Parameters parameters;

    private final FitPlan plan;
    private final List<ParameterSpec> specs;
    private final int rows;
    private final Descent descent;

    FitLoop(
            FitPlan plan,
            List<ParameterSpec> specs,
            java.util.function.Function<ParameterSpec, float[]> initial,
            int rows) {
        this.plan = plan;
        this.specs = specs;
        this.rows = rows;
        Threads.set(1);
        parameters = new Parameters(specs, initial, device);
        OptimizerPlan.Kind kind = plan.decay() > 0 ? OptimizerPlan.Kind.ADAMW : OptimizerPlan.Kind.ADAM;
        descent =
                new Descent(new OptimizerPlan(kind, plan.rate(), 0.9, 0.999, 1e-8, plan.decay()), parameters.values());
    }

    /// What is descended, of `batch` rows that stand in an order from `from` on.
    abstract Tensor loss(int[] order, int from, int batch);

    /// Whether the fit may stop before its last epoch; asked now and then.
    abstract boolean isEnough();

    NamedTensors run() {
        int batch = Math.min(plan.batch(), rows);
        int steps = rows / batch;
        double best = Double.POSITIVE_INFINITY;
        int stale = 0;
        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            int[] order = Shuffle.permutation(rows, Shuffle.seed(plan.seed(), epoch, -2));
            double sum = 0;
            for (int s = 0; s < steps; s++) {
                double progress = (epoch + (double) s / steps) / plan.epochs();
                double rate = plan.rate() * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
                int from = s * batch;
                sum += TensorScope.within(() -> step(order, from, batch, rate));
            }
            stale = sum < best * (1 - BETTER) ? 0 : stale + 1;
            best = Math.min(best, sum);
            boolean asked = (epoch + 1) % ASKED == 0;
            if (!Double.isFinite(sum) || plan.patience() > 0 && stale >= plan.patience() || asked && isEnough()) {
                break;
            }
        }
        return tensors();
    }

    /// A step whose loss is not finite changes nothing, and ends the fit after its epoch.
    private double step(int[] order, int from, int batch, double rate) {
        Tensor loss = loss(order, from, batch);
        Tensor values = parameters.values();
        Tensor gradient =
                torch.grad(new TensorVector(loss), new TensorVector(values)).get(0);
        double value = loss.item_float();
        if (Double.isFinite(value)) {
            descent.step(values, gradient, rate);
        }
        return value;
    }

    /// The loss of the plan.
    Tensor loss(Tensor off) {
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

    NamedTensors tensors() {
        float[] trained = parameters.trainedValues();
        float[] statistics = parameters.statisticValues();
        NamedTensors tensors = new NamedTensors();
        for (ParameterSpec spec : specs) {
            tensors.put(spec.name(), parameters.slice(spec.name(), trained, statistics));
        }
        return tensors;
    }
}
