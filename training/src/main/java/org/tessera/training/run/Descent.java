package org.tessera.training.run;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.tessera.training.config.OptimizerPlan;
import org.tessera.training.net.Gradients;
import org.tessera.training.net.TorchArrays;

/// Adam (Kingma and Ba 2015), AdamW (Loshchilov and Hutter 2019) and SGD with momentum on one flat tensor.
///
/// What it remembers are two tensors and a count, so a checkpoint holds all of it.
public final class Descent {

    private final OptimizerPlan plan;
    private final Tensor first;
    private final Tensor second;
    private long steps;

    public Descent(OptimizerPlan plan, Tensor values) {
        this.plan = plan;
        this.first = torch.zeros_like(values.detach());
        this.second = torch.zeros_like(values.detach());
    }

    public void step(Tensor values, Tensor gradient, double rate) {
        steps++;
        Gradients.without(() -> {
            switch (plan.kind()) {
                case ADAM -> adam(values, decayed(values, gradient), rate);
                case ADAMW -> {
                    if (plan.decay() > 0) {
                        values.mul_(new Scalar(1 - rate * plan.decay()));
                    }
                    adam(values, gradient, rate);
                }
                case SGD -> {
                    Tensor g = decayed(values, gradient);
                    first.mul_(new Scalar(plan.beta1())).add_(g);
                    values.add_(first, new Scalar(-rate));
                }
            }
        });
    }

    private Tensor decayed(Tensor values, Tensor gradient) {
        return plan.decay() > 0 ? gradient.add(values, new Scalar(plan.decay())) : gradient;
    }

    private void adam(Tensor values, Tensor g, double rate) {
        first.lerp_(g, new Scalar(1 - plan.beta1()));
        second.mul_(new Scalar(plan.beta2())).addcmul_(g, g, new Scalar(1 - plan.beta2()));
        double correction1 = 1 - StrictMath.pow(plan.beta1(), (double) steps);
        double correction2 = Math.sqrt(1 - StrictMath.pow(plan.beta2(), (double) steps));
        Tensor root = second.sqrt().div_(new Scalar(correction2)).add_(new Scalar(plan.epsilon()));
        values.addcdiv_(first, root, new Scalar(-rate / correction1));
    }

    long steps() {
        return steps;
    }

    float[] first() {
        return TorchArrays.floats(first);
    }

    float[] second() {
        return TorchArrays.floats(second);
    }

    void set(long steps, float[] firstValues, float[] secondValues) {
        this.steps = steps;
        Gradients.without(() -> {
            first.copy_(TorchArrays.tensor(firstValues, firstValues.length));
            second.copy_(TorchArrays.tensor(secondValues, secondValues.length));
        });
    }
}
