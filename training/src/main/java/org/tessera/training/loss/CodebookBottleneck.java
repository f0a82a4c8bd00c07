package org.tessera.training.loss;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.tessera.neural.layer.ParameterSpec;
import org.tessera.training.net.Parameters;

/// Vector quantisation (van den Oord et al. 2017): each group of numbers is replaced by the nearest entry of a learned
/// codebook; gradients pass straight through; the cost draws entries to latents, and latents to entries.
///
/// @param latent numbers of the latent, a multiple of `dimension`
/// @param entries of the codebook
/// @param dimension numbers of one entry
/// @param commitment weight of drawing latents to entries
public record CodebookBottleneck(int latent, int entries, int dimension, double commitment) implements Bottleneck {

    public static final String CODEBOOK = "latent.codebook";

    public CodebookBottleneck {
        if (entries < 2 || dimension < 1 || latent % dimension != 0) {
            throw new IllegalArgumentException("vq needs at least 2 entries, and a dimension that divides the latent "
                    + latent + "; found " + entries + " and " + dimension);
        }
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(new ParameterSpec(CODEBOOK, new int[] {entries, dimension}, true));
    }

    @Override
    public Passed pass(Tensor z, Parameters.Views parameters, boolean training) {
        Tensor codebook = parameters.get(CODEBOOK);
        Tensor groups = z.reshape(-1, dimension);
        Tensor nearest = torch.argmin(torch.cdist(groups.detach(), codebook.detach()), new LongOptional(1), false);
        Tensor chosen = codebook.index_select(0, nearest);
        Tensor cost = torch.mse_loss(chosen, groups.detach())
                .add(torch.mse_loss(groups, chosen.detach()).mul(new Scalar(commitment)));
        Tensor passed = groups.add(chosen.sub(groups).detach());
        return new Passed(passed.reshape(-1, latent), cost);
    }
}
