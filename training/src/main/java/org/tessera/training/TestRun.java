package org.tessera.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tessera.neural.Trainer;
import org.tessera.neural.model.Model;
import org.tessera.neural.network.LatentQuantizer;
import org.tessera.neural.network.NetworkModel;
import org.tessera.training.data.Blocks;
import org.tessera.training.data.NormalisedBlocks;
import org.tessera.training.run.Quality;

/// Measures a finished model on blocks it never saw, in pure Java as a user would decode, with latents as stored.
final class TestRun {

    private final Model file;
    private final NetworkModel model;
    private final Trainer.Console console;

    TestRun(Model file, Trainer.Console console) {
        this.file = file;
        this.model = NetworkModel.of(file);
        this.console = console;
    }

    Map<String, Object> measure(Path path, Blocks blocks) {
        NormalisedBlocks normalised = NormalisedBlocks.of(blocks, model.normalisation());
        float[] latents = model.encoder().run(normalised.blocks().values());
        LatentQuantizer quantizer = LatentQuantizer.of(file, model.latents());
        double body = quantizer.round(latents);
        float[] made = model.decoder().run(latents);
        double bits = (body + (double) normalised.side().length * Float.SIZE)
                / normalised.blocks().values().length;
        Quality quality = Quality.of(normalised, made, model.normalisation());
        double ratio = Float.SIZE / bits;
        console.say(String.format(
                Locale.ROOT,
                "test %s: %,d blocks, PSNR %.2f dB (%.2f dB normalised), %.3f bits/value, ratio %.1f without the model of"
                        + " %,d bytes",
                path.getFileName(),
                blocks.count(),
                quality.values(),
                quality.normalised(),
                bits,
                ratio,
                file.size()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", path.toString());
        map.put("blocks", blocks.count());
        map.put("psnr", quality.values());
        map.put("psnr_normalised", quality.normalised());
        map.put("bits_per_value", bits);
        map.put("compression_ratio", ratio);
        return map;
    }
}
