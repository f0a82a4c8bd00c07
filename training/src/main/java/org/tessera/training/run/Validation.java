package org.tessera.training.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.training.data.NormalisedBlocks;
import org.tessera.training.data.Shuffle;
import org.tessera.training.loss.CodebookBottleneck;
import org.tessera.training.loss.Objective;
import org.tessera.training.loss.RateBottleneck;
import org.tessera.training.net.Gradients;
import org.tessera.training.net.Parameters;
import org.tessera.training.net.TensorScope;
import org.tessera.training.net.TorchArrays;

/// Measures a network on blocks that it does not train on, with rounding instead of noise, and the same draws each
/// time, so that epochs compare.
final class Validation {

    private static final int CHUNK = 256;

    private final Network network;
    private final Objective objective;
    private final Normalisation normalisation;
    private final NormalisedBlocks blocks;
    private final Tensor data;
    private final long seed;

    Validation(
            Network network,
            Objective objective,
            Normalisation normalisation,
            NormalisedBlocks blocks,
            Tensor data,
            long seed) {
        this.network = network;
        this.objective = objective;
        this.normalisation = normalisation;
        this.blocks = blocks;
        this.data = data;
        this.seed = seed;
    }

    /// @param loss weighted sum
    /// @param terms unweighted
    /// @param quality of the blocks
    /// @param bits a value
    record Result(double loss, Map<String, Double> terms, Quality quality, double bits) {}

    Result measure() {
        int count = blocks.blocks().count();
        int latent = -1;
        float[] made = new float[blocks.blocks().values().length];
        float[] latents = new float[0];
        double loss = 0;
        Map<String, Double> terms = new LinkedHashMap<>();
        for (int at = 0; at < count; at += CHUNK) {
            int n = Math.min(CHUNK, count - at);
            int from = at;
            Chunk chunk = TensorScope.within(() -> chunk(from, n));
            if (latent < 0) {
                latent = chunk.latents.length / n;
                latents = new float[latent * count];
            }
            System.arraycopy(chunk.made, 0, made, at * blocks.blocks().shape().count(), chunk.made.length);
            System.arraycopy(chunk.latents, 0, latents, at * latent, chunk.latents.length);
            loss += chunk.loss * n / count;
            chunk.terms.forEach((name, value) -> terms.merge(name, value * n / count, Double::sum));
        }
        return new Result(loss, terms, Quality.of(blocks, made, normalisation), bits(latents, count));
    }

    private record Chunk(float[] made, float[] latents, double loss, Map<String, Double> terms) {}

    private Chunk chunk(int at, int n) {
        Chunk[] found = new Chunk[1];
        Gradients.without(() -> {
            torch.manual_seed(Shuffle.seed(seed, -1, at));
            Tensor x = data.narrow(0, at, n);
            Network.Pass pass = network.forward(x, false);
            Objective.Value value =
                    objective.full(x, pass.made(), pass.latent(), pass.passed().cost(), pass.views());
            Map<String, Double> terms = new LinkedHashMap<>();
            value.parts().forEach((name, part) -> terms.put(name, (double) part.item_float()));
            found[0] = new Chunk(
                    TorchArrays.floats(pass.made()),
                    TorchArrays.floats(pass.passed().latent()),
                    value.sum().item_float(),
                    terms);
        });
        return found[0];
    }

    /// Latents as floats, as indices of a codebook, or as multiples of steps under the integer tables.
    private double bits(float[] latents, int count) {
        double side = (double) blocks.side().length * Float.SIZE;
        double body = switch (network.bottleneck()) {
            case RateBottleneck rate -> coding(network.parameters()).bits(latents);
            case CodebookBottleneck book ->
                (double) count
                        * book.latent()
                        / book.dimension()
                        * Math.ceil(StrictMath.log(book.entries()) / StrictMath.log(2));
            default -> (double) latents.length * Float.SIZE;
        };
        return (side + body) / blocks.blocks().values().length;
    }

    static LatentCoding coding(Parameters parameters) {
        float[] trained = parameters.trainedValues();
        float[] none = new float[0];
        return LatentCoding.of(
                parameters.slice(RateBottleneck.STEP, trained, none),
                parameters.slice(RateBottleneck.CENTRE, trained, none),
                parameters.slice(RateBottleneck.WIDTH, trained, none));
    }
}
