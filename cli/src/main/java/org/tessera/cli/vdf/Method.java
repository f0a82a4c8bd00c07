package org.tessera.cli.vdf;

import java.util.List;
import java.util.Locale;
import org.tessera.codec.OptionText;
import org.tessera.target.Target;
import org.tessera.target.TargetText;

/// A way of storing a distribution.
///
/// @param name for people
/// @param codec with its options
/// @param target `pure` for the model alone, else a bound
public record Method(String name, OptionText codec, Target target) {

    private static Method of(String name, String codec, String target) {
        return new Method(name, OptionText.parse(codec), TargetText.parse(target));
    }

    /// The methods of published comparisons with their settings, then what we make of each, then bounded ones.
    ///
    /// @param largest value of the distribution: absolute settings are parts of it
    /// @param meanError that ours may make, as [org.tessera.residual.Quality#meanError]
    public static List<Method> all(double largest, double meanError) {
        String l1 = ",l1=" + TargetText.number(meanError);
        String floor = String.format(Locale.ROOT, "%.3g", 5e-4 * largest);
        String zfp = String.format(Locale.ROOT, "abs=%.3g", largest / 3);
        return List.of(
                of("zlib", "zlib", "pure"),
                of("zstd", "zstd:level=19", "pure"),
                of("zfp, a third of the peak", "zfp:search=no", zfp),
                of("zfp in one dimension", "zfp1d:tolerance=" + floor, "pure"),
                of("Hermite 15³", "hermite:order=15", "pure"),
                of("Gaussian mixture, 15", "gmm:components=15", "pure"),
                of("spherical harmonics, degree 10", "sh:degree=10,fit=quadrature", "pure"),
                of("spherical harmonics, Misner", "sh:degree=10,fit=misner", "pure"),
                of("octree of polynomials", "octree:leaves=295", "pure"),
                of("octree of Tucker cores", "toctree:l1=0.068", "pure"),
                of("cosines 8³, 4³ kept", "cosine:edge=8,keep=4", "pure"),
                of("30 components", "pca:components=30,log=" + floor, "pure"),
                of("wavelet bior1.3", "dwt:wavelet=bior1.3,levels=1,l1=0.08", "pure"),
                of("wavelet db4, threshold", "dwt:wavelet=db4,levels=2,l1=0.01,threshold=" + floor, "pure"),
                of("stationary wavelet", "swt:levels=1" + l1, "pure"),
                of("Hermite, of the root", "hermite:order=25,fit=best,root=2" + l1, "pure"),
                of("cosines, of the cube root", "cosine:root=3" + l1, "pure"),
                of("components, of the cube root", "pca:root=3" + l1, "pure"),
                of("octree, of the cube root", "octree:root=3,order=3" + l1, "pure"),
                of("wavelet db4, of the cube root", "dwt:root=3" + l1, "pure"),
                of("Gaussian mixture, 40", "gmm:components=40", "pure"),
                of("bounded, 1e-2 of the range", "auto", "rel=1e-2"),
                of("bounded, 1e-3 of the range", "auto", "rel=1e-3"));
    }

    /// The methods that train a network on the distribution, with published settings, then ours: tens of seconds each,
    /// and libtorch.
    ///
    /// @param meanError that ours may make
    public static List<Method> networks(double meanError) {
        String l1 = ",l1=" + TargetText.number(meanError);
        return List.of(
                of("MLP, 3-25-25-25-1", "mlp:activation=elu", "pure"),
                of("MLP of sines, 3-14-14-14-1", "mlp:layers=14x14x14,epochs=200,batch=512" + l1, "pure"),
                of("Fourier MLP, order 16", "fourier:order=16,activation=elu,epochs=20", "pure"),
                of("Fourier MLP, production", "fourier:order=16,variant=sums,layers=25x25x25", "pure"),
                of("CNN autoencoder", "cnn", "pure"),
                of("CNN with batch norm", "cnn:norm=batch", "pure"),
                of("VQ-VAE", "vqvae", "pure"));
    }
}
