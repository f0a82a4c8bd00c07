package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
/// far flux and centroid of the ten brightest sources move. The library's own coder is left out for images with
/// missing values, which it (1.21.2) takes into its measure of the noise.
///
/// `FitsImages q=4 image.fits other_1024x1024.f32 ...`; prints a table in Markdown for each image.
public final class FitsImages {

    /// Ten sources are few, and fpack dithers by the clock: errors of sources are those of several draws.
    private static final int DRAWS = 8;

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
        for (double finer : new double[] {q, q * 2 / 3}) {
            row("tessera --noise " + text(finer), fits, tessera(fits, finer), original, sources);
        }
        TileCompression tiles = new TileCompression(fits, folder, q);
        boolean nulls = IntStream.range(0, original.size()).anyMatch(i -> Double.isNaN(original.value(i)));
        for (String algorithm : nulls ? List.<String>of() : List.of("RICE_1", "GZIP_2", "HCOMPRESS_1")) {
            row("nom-tam-fits " + algorithm, fits, List.of(tiles.library(algorithm)), original, sources);
        }
        for (String option : List.of("-r", "-g2", "-h")) {
            row("fpack " + option, fits, tiles.fpack(option, DRAWS), original, sources);
        }
    }

    private static String text(double q) {
        return q == Math.rint(q) ? Long.toString((long) q) : String.format(Locale.ROOT, "%.3g", q);
    }

    /// The same q but for tenths of a percent: other steps, so other errors, as other dithers give.
    private List<Path> tessera(Path fits, double finer) throws IOException {
        List<Path> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Path target = folder.resolve("image" + draw + ".tess");
            Noise noise = new Noise(finer * (1 + draw * 0.001));
            FileRequest request =
                    new FileRequest(OpenOptions.NONE, List.of(), CompressorOptions.of(noise), true, Map.of());
            new FileCompressor(fits, request, Compressor.Progress.NONE).write(target);
            draws.add(target);
        }
        return draws;
    }

    /// @param draws the image, packed once or several times with other dithers; none prints no row
    private static void row(String coder, Path fits, List<Path> draws, ArrayField original, Sources sources)
            throws IOException {
        if (draws.isEmpty()) {
            return;
        }
        double[] pixels = new double[0];
        double[] flux = new double[0];
        double[] centroid = new double[0];
        for (Path packed : draws) {
            ArrayField restored = packed.toString().endsWith(".tess") ? contained(packed) : first(packed);
            pixels = errors(original, restored);
            flux = joined(flux, sources.fluxErrors(restored));
            centroid = joined(centroid, sources.centroidErrors(restored));
        }
        long bytes = Files.size(draws.getFirst());
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.4g | %.4g | %.3g | %.3g | %.3g | %.3g |%n",
                coder,
                bytes,
                (double) Files.size(fits) / bytes,
                rms(pixels),
                largest(pixels),
                rms(flux),
                largest(flux),
                rms(centroid),
                largest(centroid));
    }

    private static double[] errors(ArrayField original, ArrayField restored) {
        return IntStream.range(0, original.size())
                .mapToDouble(i -> Math.abs(original.value(i) - restored.value(i)))
                .filter(Double::isFinite)
                .toArray();
    }

    private static double[] joined(double[] some, double[] more) {
        return DoubleStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }

    private static double largest(double[] errors) {
        return Arrays.stream(errors).max().orElse(0);
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
