package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.formats.Dataset;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileRequest;
import org.tessera.target.Noise;

/// Images under a bound in units of their noise, beside tile compression at the same q: sizes of whole files, and how
/// far flux and centroid of the ten brightest sources move.
///
/// `FitsImages q=4 image.fits other_1024x1024.f32 ...`; prints a table in Markdown for each image.
public final class FitsImages {

    private final double q;
    private final Path folder;

    private FitsImages(double q, Path folder) {
        this.q = q;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        double q = 4;
        Path folder = Files.createTempDirectory("fits-images");
        for (String arg : args) {
            if (arg.startsWith("q=")) {
                q = Double.parseDouble(arg.substring(2));
            } else {
                new FitsImages(q, folder).table(Path.of(arg));
            }
        }
    }

    private void table(Path path) throws Exception {
        ArrayField original = first(path);
        Path fits = folder.resolve("original.fits");
        Formats.writer("fits").write(fits, List.of(original), Map.of());
        Sources sources = Sources.brightest(original);
        System.out.printf(
                Locale.ROOT,
                "%n%s, %s, q = %s, %d sources%n%n| coder | bytes | ratio | rms error | largest error"
                        + " | flux error, rms | largest | centroid error, rms (px) | largest |%n"
                        + "|---|--:|--:|--:|--:|--:|--:|--:|--:|%n",
                path.getFileName(),
                original.spec().shape(),
                q,
                sources.count());
        row("tessera --noise " + text(q), fits, tessera(fits), original, sources);
        TileCompression tiles = new TileCompression(fits, folder, q);
        for (String algorithm : List.of("RICE_1", "GZIP_2", "HCOMPRESS_1")) {
            row("nom-tam-fits " + algorithm, fits, tiles.library(algorithm), original, sources);
        }
        for (String option : List.of("-r", "-g2", "-h")) {
            Path packed = tiles.fpack(option);
            if (packed != null) {
                row("fpack " + option, fits, packed, original, sources);
            }
        }
    }

    private static String text(double q) {
        return q == Math.rint(q) ? Long.toString((long) q) : Double.toString(q);
    }

    private Path tessera(Path fits) throws IOException {
        Path target = folder.resolve("image.tess");
        FileRequest request = new FileRequest(
                OpenOptions.NONE, List.of(), CompressorOptions.of(new Noise(q)), true, Map.of());
        new FileCompressor(fits, request, Compressor.Progress.NONE).write(target);
        return target;
    }

    private static void row(String coder, Path fits, Path packed, ArrayField original, Sources sources)
            throws IOException {
        ArrayField restored = packed.toString().endsWith(".tess") ? contained(packed) : first(packed);
        double sum = 0;
        double largest = 0;
        long points = 0;
        for (int i = 0; i < original.size(); i++) {
            double error = Math.abs(original.value(i) - restored.value(i));
            if (Double.isFinite(error)) {
                sum += error * error;
                largest = Math.max(largest, error);
                points++;
            }
        }
        double[] flux = sources.fluxErrors(restored);
        double[] centroid = sources.centroidErrors(restored);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.4g | %.4g | %.3g | %.3g | %.3g | %.3g |%n",
                coder,
                Files.size(packed),
                (double) Files.size(fits) / Files.size(packed),
                Math.sqrt(sum / points),
                largest,
                rms(flux),
                Arrays.stream(flux).max().orElse(0),
                rms(centroid),
                Arrays.stream(centroid).max().orElse(0));
    }

    private static double rms(double[] errors) {
        return Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElse(0));
    }

    private static ArrayField contained(Path path) throws IOException {
        try (Container container = Container.open(path)) {
            return container.variables().getFirst().readAll();
        }
    }

    /// The first image of a file, read by the same reader whoever compressed it.
    private static ArrayField first(Path path) throws IOException {
        try (Dataset data = Formats.detect(path, OpenOptions.NONE).open(path, OpenOptions.NONE)) {
            List<ArrayField> images = new ArrayList<>();
            data.variables().stream()
                    .filter(v -> v.field().spec().shape().rank() == 2)
                    .limit(1)
                    .forEach(v -> images.add(v.field().readAll()));
            if (images.isEmpty()) {
                throw new IllegalArgumentException(path + " has no image of two axes");
            }
            return images.getFirst();
        }
    }
}
