package org.tessera.cli.vdf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.container.CompressorOptions;
import org.tessera.formats.vlsv.Population;
import org.tessera.formats.vlsv.VdfPack;
import org.tessera.residual.Quality;
import org.tessera.science.vdf.MomentProvider;
import org.tessera.target.Pure;
import org.tessera.target.Target;
import org.tessera.target.TargetText;

/// How a pack is made.
///
/// @param codec `auto`, or a codec with its options
/// @param target a bound, or that of a model alone
public record PackSettings(String codec, Target target) {

    private static final String AUTO = "auto";

    /// Models of single cells that suit distributions of plasma; tried on a few cells.
    private static final List<String> MODELS =
            List.of("hermite:order=25,fit=best,root=2", "hermite:order=25,fit=best,root=3", "cosine:root=3");

    /// Models of groups of cells; tried on one group.
    private static final List<String> GROUPS = List.of("cellpca:root=2", "cellpca:root=3");

    /// So many cells have something to share.
    private static final int SHARING = 4;

    /// A model alone.
    ///
    /// @param meanError of each cell, as [Quality#meanError]
    public static PackSettings ofError(String codec, double meanError) {
        if (!(meanError > 0 && meanError < 1)) {
            throw new IllegalArgumentException("--l1 must be above 0 and below 1, found " + meanError);
        }
        return new PackSettings(codec.equals(AUTO) ? AUTO + ":l1=" + meanError : with(codec, meanError), new Pure());
    }

    private static String with(String codec, double meanError) {
        OptionText text = OptionText.parse(codec);
        Map<String, String> values = new LinkedHashMap<>(text.values());
        if (values.put(Quality.OPTION, TargetText.number(meanError)) != null) {
            throw new IllegalArgumentException("give l1 once, with --l1 or with --codec");
        }
        return new OptionText(text.name(), values).toString();
    }

    /// Chooses the model where none is named.
    public CompressorOptions options(Population all, int[] indices, int effort, int threads) throws IOException {
        CompressorOptions options =
                CompressorOptions.of(target).withEffort(effort).withThreads(threads);
        OptionText text = OptionText.parse(codec);
        if (text.name().equals(AUTO) && target instanceof Pure && !text.values().isEmpty()) {
            double meanError = text.number(Quality.OPTION, 0, 0, 1);
            List<OptionText> models = (indices.length < SHARING ? MODELS : GROUPS)
                    .stream()
                            .map(model -> OptionText.parse(with(model, meanError)))
                            .toList();
            return options.withCodec(VdfPack.smallest(all, indices, models, options));
        }
        if (!text.name().equals(AUTO)) {
            Codecs.create(text);
        }
        return options.withCodec(text);
    }

    /// The same with density, momentum and energy of each cell kept.
    public CompressorOptions keepingMoments(CompressorOptions options, Population all) {
        OptionText inside = options.codec();
        boolean open = inside.name().equals(AUTO);
        return options.withCodec(
                MomentProvider.around(open ? null : inside, all.mesh().grid()));
    }

    /// Bytes that the blocks of some cells take in their file: values, and where they lie.
    public static long storedBytes(Population all, int[] indices) {
        long blocks = 0;
        for (int index : indices) {
            blocks += all.blocks(index);
        }
        return blocks * ((long) all.mesh().valuesPerBlock() * all.type().bytes() + Integer.BYTES);
    }
}
