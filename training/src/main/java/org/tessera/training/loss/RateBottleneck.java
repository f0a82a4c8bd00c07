package org.tessera.training.loss;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.net.Parameters;

/// An entropy bottleneck (Ballé et al. 2017): each number of the latent is rounded to a learned step of its own, for
/// which noise of one step stands in training; its cost are the bits under a logistic distribution with learned
/// centre and width, one for each number, from which the integer tables of the model are made.
///
/// @param latent numbers of the latent
public record RateBottleneck(int latent) implements Bottleneck {

    public static final String STEP = "latent.log-step";
    public static final String CENTRE = "latent.centre";
    public static final String WIDTH = "latent.log-width";

    private static final double LEAST_MASS = 1e-9;
    private static final double BITS_PER_NAT = 1.4426950408889634;

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(STEP, new int[] {latent}, true),
                new ParameterSpec(CENTRE, new int[] {latent}, true),
                new ParameterSpec(WIDTH, new int[] {latent}, true));
    }

    @Override
    public Passed pass(Tensor z, Parameters.Views parameters, boolean training) {
        Tensor step = parameters.get(STEP).exp();
        Tensor rounded;
        if (training) {
            rounded = z.add(torch.rand_like(z).sub(new Scalar(0.5)).mul(step));
        } else {
            rounded = z.div(step).round().mul(step);
        }
        Tensor width = parameters.get(WIDTH).exp();
        // The smaller of both tails, so that far out the difference keeps its digits.
        Tensor distance = rounded.sub(parameters.get(CENTRE)).abs();
        Tensor half = step.mul(new Scalar(0.5));
        Tensor mass = half.sub(distance)
                .div(width)
                .sigmoid()
                .sub(half.add(distance).negative().div(width).sigmoid());
        Tensor bits =
                mass.clamp_min(new Scalar(LEAST_MASS)).log().sum(1L).mean().mul(new Scalar(-BITS_PER_NAT));
        return new Passed(rounded, bits);
    }
}
