package org.tessera.training.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.tessera.neural.layer.Features;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.net.Parameters;
import org.tessera.training.net.TorchNetwork;

/// The weighted sum that is descended.
///
/// Costs of a bottleneck (`kl`, `rate`) are divided by the values of a block, so that they stand beside means over
/// values: a rate of 0.5 is half a bit a value.
///
/// @param terms at least one
/// @param projections of the sliced Wasserstein distance
/// @param block shape of a block
public record Objective(List<LossTerm> terms, int projections, Features block) {

    private static final String LOG_VARIANCE = "loss.log-variance";
    private static final double LN_2 = 0.6931471805599453;

    public Objective {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException(
                    "a loss needs at least one term; known: " + String.join(", ", LossKind.labels()));
        }
    }

    /// Numbers that are trained with the network and not part of it.
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        if (has(LossKind.GAUSSIAN_NLL)) {
            specs.add(new ParameterSpec(LOG_VARIANCE, block.sizes(), true));
        }
        return specs;
    }

    public boolean has(LossKind kind) {
        return terms.stream().anyMatch(term -> term.kind() == kind);
    }

    /// @param x blocks
    /// @param y what the network made of them
    /// @param latent what its encoder made of them, (samples, numbers)
    /// @param cost of the bottleneck, or null
    /// @return the sum, and each term by name as a number that is not read yet
    public Value value(
            Tensor x, Tensor y, Tensor latent, @Nullable Tensor cost, Parameters.Views parameters, int epoch) {
        Value value = sum(terms, term -> term.weight(epoch), x, y, latent, cost, parameters);
        if (value == null) {
            throw new IllegalArgumentException("no term of the loss has a weight in epoch " + epoch);
        }
        return value;
    }

    /// The sum with all weights in full and without terms that end, so that epochs compare; all terms when all end.
    public Value full(Tensor x, Tensor y, Tensor latent, @Nullable Tensor cost, Parameters.Views parameters) {
        Value value = sum(
                terms, term -> term.until() == Integer.MAX_VALUE ? term.weight() : 0, x, y, latent, cost, parameters);
        return value != null
                ? value
                : java.util.Objects.requireNonNull(sum(terms, LossTerm::weight, x, y, latent, cost, parameters));
    }

    private @Nullable Value sum(
            List<LossTerm> of,
            java.util.function.ToDoubleFunction<LossTerm> weights,
            Tensor x,
            Tensor y,
            Tensor latent,
            @Nullable Tensor cost,
            Parameters.Views parameters) {
        Map<String, Tensor> parts = new LinkedHashMap<>();
        Tensor sum = null;
        for (LossTerm term : of) {
            double weight = weights.applyAsDouble(term);
            if (weight == 0) {
                continue;
            }
            Tensor part = part(term.kind(), x, y, latent, cost, parameters);
            parts.put(term.kind().label(), part.detach());
            Tensor weighted = weight == 1 ? part : part.mul(new Scalar(weight));
            sum = sum == null ? weighted : sum.add(weighted);
        }
        return sum == null ? null : new Value(sum, parts);
    }

    /// @param sum what is descended
    /// @param parts unweighted terms
    public record Value(Tensor sum, Map<String, Tensor> parts) {}

    private Tensor part(
            LossKind kind, Tensor x, Tensor y, Tensor latent, @Nullable Tensor cost, Parameters.Views parameters) {
        return switch (kind) {
            case MSE -> torch.mse_loss(y, x);
            case L1 -> torch.l1_loss(y, x);
            case LOG_COSH -> {
                Tensor size = y.sub(x).abs();
                // ln cosh d = |d| + ln(1 + exp(-2|d|)) - ln 2, which does not overflow.
                yield size.add(size.mul(new Scalar(-2)).exp().log1p())
                        .sub(new Scalar(LN_2))
                        .mean();
            }
            case SSIM -> StructuralLoss.of(x, y);
            case SLICED_WASSERSTEIN -> SlicedWasserstein.distance(latent, projections);
            case GAUSSIAN_NLL -> {
                Tensor logVariance = parameters.get(LOG_VARIANCE).reshape(TorchNetwork.batched(block, 1));
                Tensor scaled = y.sub(x).square().mul(logVariance.negative().exp());
                yield scaled.add(logVariance).mean().mul(new Scalar(0.5));
            }
            case VQ -> required(cost);
            case KL, RATE -> required(cost).div(new Scalar((double) block.count()));
        };
    }

    private static Tensor required(@Nullable Tensor cost) {
        return java.util.Objects.requireNonNull(cost, "the bottleneck has no cost");
    }
}
