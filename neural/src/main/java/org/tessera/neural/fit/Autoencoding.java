package org.tessera.neural.fit;

import org.jspecify.annotations.Nullable;
import org.tessera.neural.layer.Architecture;

/// An autoencoder to be fitted to blocks, so that it gives them back.
///
/// @param architecture may have batch norms
/// @param values block after block, as the network sees them
/// @param codebook what latents are replaced by; null where they pass as they are
@SuppressWarnings("ArrayRecordComponent")
public record Autoencoding(
        Architecture architecture, float[] values, @Nullable Codebook codebook, FitPlan plan) {

    /// Name of the codebook among the tensors: (entries, dimension).
    public static final String CODEBOOK = "codebook";

    /// The latent at each position is replaced by the nearest entry of a book, whose entries are running means of what
    /// they replace (A. van den Oord et al., "Neural discrete representation learning", NeurIPS 2017, appendix A.1).
    ///
    /// @param entries of the book
    /// @param decay of the running means
    /// @param commitment weight of drawing latents to entries
    public record Codebook(int entries, double decay, double commitment) {}

    public int blocks() {
        return values.length / architecture.input().count();
    }
}
