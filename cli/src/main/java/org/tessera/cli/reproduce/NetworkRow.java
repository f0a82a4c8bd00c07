package org.tessera.cli.reproduce;

import org.tessera.neural.model.Model;
import org.tessera.neural.network.LatentQuantizer;
import org.tessera.neural.network.NetworkModel;
import org.tessera.neural.normalise.Normalisation;
import org.tessera.science.relativity.BlockQuality;

/// A set of blocks through an autoencoder as it was published: latents and side information, no bound.
final class NetworkRow {

    private final Model model;
    private final NetworkModel network;
    private final BlockSet set;

    private double bits;

    NetworkRow(Model model, BlockSet set) {
        this.model = model;
        this.network = NetworkModel.of(model);
        this.set = set;
    }

    boolean fits() {
        return network.architecture().input().count() == BlockSet.VALUES;
    }

    /// Quality of the values; the quality of what the network sees has a row of its own.
    java.util.List<ChapterRow> rows(String part) {
        float[] values = set.values();
        int n = set.blocks().count();
        int size = BlockSet.VALUES;
        Normalisation normalisation = network.normalisation();
        int sides = normalisation.side().size();
        float[] seen = new float[values.length];
        float[] side = new float[n * sides];
        long start = System.nanoTime();
        for (int b = 0; b < n; b++) {
            normalisation.forward(values, b * size, size, side, b * sides, seen);
        }
        float[] latents = network.encoder().run(seen);
        double encode = speed(values, start);
        bits = LatentQuantizer.of(model, network.latents()).round(latents);
        start = System.nanoTime();
        float[] made = network.decoder().run(latents);
        float[] restored = new float[values.length];
        for (int b = 0; b < n; b++) {
            normalisation.inverse(made, b * size, size, side, b * sides, restored);
        }
        double decode = speed(values, start);
        long bytes = (long) Math.ceil(bits / 8) + 4L * side.length;
        String method = model.name() + ", " + network.architecture().latent().count() + " latents as "
                + network.latents() + " + " + sides + " floats";
        return java.util.List.of(
                row(
                        part,
                        method,
                        normalisation.label() + ", what it sees",
                        bytes,
                        BlockQuality.of(seen, made, size),
                        encode,
                        decode),
                row(
                        part,
                        method,
                        normalisation.label() + ", values",
                        bytes,
                        BlockQuality.of(values, restored, size),
                        encode,
                        decode));
    }

    private ChapterRow row(
            String part,
            String method,
            String setting,
            long bytes,
            BlockQuality quality,
            double encode,
            double decode) {
        return new ChapterRow(
                part,
                set.name(),
                method,
                setting,
                set.field().spec().bytes(),
                bytes,
                model.size(),
                null,
                quality,
                encode,
                decode);
    }

    private static double speed(float[] values, long start) {
        return 4e3 * values.length / Math.max(1, System.nanoTime() - start);
    }
}
