package org.tessera.neural.fit;

import java.util.List;
import org.tessera.Tessera;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.field.ArrayField;
import org.tessera.target.TargetText;

/// A file to keep for ever: a distribution, compressed by networks of seeded numbers.
///
/// @param name of the file
/// @param cells as in [Bumps#of]
record FitGolden(String name, int cells, int n, String target, String codec) {

    static List<FitGolden> all() {
        return List.of(
                new FitGolden("fit-mlp.tess", 0, 14, "pure", "mlp:layers=6x5"),
                new FitGolden("fit-mlp-cells.tess", 5, 9, "pure", "mlp:layers=7,cells=3,activation=elu,root=3"),
                new FitGolden("fit-fourier-axes.tess", 0, 14, "pure", "fourier:order=3,layers=6,activation=tanh"),
                new FitGolden(
                        "fit-fourier-sums.tess", 0, 14, "pure", "fourier:variant=sums,order=5,layers=6x6,log=1e-16"),
                new FitGolden("fit-silu.tess", 0, 14, "pure", "mlp:layers=6,activation=silu,support=1"),
                new FitGolden("fit-relu-rest.tess", 0, 14, "rel=1e-2", "mlp:layers=6,activation=relu"),
                new FitGolden("fit-cnn.tess", 0, 14, "pure", "cnn:channels=3x4,latent=2,norm=batch"),
                new FitGolden("fit-vqvae.tess", 5, 9, "pure", "vqvae:channels=3,dimension=3,entries=9,edge=4"));
    }

    ArrayField field() {
        return Bumps.of(cells, n);
    }

    byte[] compress() {
        CompressorOptions options = CompressorOptions.of(TargetText.parse(target))
                .withCodec(OptionText.parse(codec))
                .withThreads(1);
        return Tessera.compress(field(), options).bytes();
    }
}
