package org.tessera.cli.reproduce;

import java.io.IOException;
import java.util.List;
import org.tessera.codec.OptionText;
import org.tessera.model.ModelUse;
import org.tessera.neural.klt.BasisTraining;
import org.tessera.neural.model.Model;
import org.tessera.neural.model.ModelStore;

/// The basis of 7^3 blocks of the conformal factor that all files share.
public final class ChapterBasis {

    /// Its name among the bundled models.
    static final String NAME = "chi-7";

    /// Vectors; tight bounds use most of them.
    private static final int VECTORS = 343;

    private ChapterBasis() {}

    /// As it comes with Tessera.
    public static Model bundled() throws IOException {
        return new ModelStore().find(NAME);
    }

    /// Learned again from the pairs that are learned from, plain and hard ones.
    public static Model learned() {
        BasisTraining training = new BasisTraining(OptionText.parse("klt:block=1x7x7x7"));
        for (boolean hard : new boolean[] {false, true}) {
            training.add(BlockSet.of(hard, 0, BlockSet.LEARNED).field());
        }
        return training.learn(NAME, VECTORS)
                .metadata("data", "tessera generate gr --pairs 0..11, and the same with --hard")
                .metadata("licence", "Apache-2.0")
                .metadata("command", "tessera reproduce gr --train")
                .build();
    }

    public static ModelUse use(Model model) {
        return new ModelUse(model.bytes(), model.name(), false);
    }

    static List<ModelUse> none() {
        return List.of();
    }
}
