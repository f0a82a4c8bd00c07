package org.tessera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tessera.container.Compressor;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.error.CompressionException;
import org.tessera.field.Box;
import org.tessera.field.Elements;
import org.tessera.field.Field;
import org.tessera.field.Tiling;
import org.tessera.formats.Dataset;
import org.tessera.formats.DatasetFormat;
import org.tessera.formats.Extent;
import org.tessera.formats.Formats;
import org.tessera.formats.OpenOptions;
import org.tessera.formats.Variable;
import org.tessera.formats.archive.FileCompressor;
import org.tessera.formats.archive.FileReport;
import org.tessera.formats.archive.FileRequest;
import org.tessera.formats.archive.FileRestorer;
import org.tessera.formats.archive.OriginalCheck;
import org.tessera.target.Target;
import org.tessera.target.TargetText;

/// Every file under some folders that Tessera knows: compressed, restored, and compared with the original.
///
/// The restored file must have the same variables with the same attributes; those under the bound hold it at every
/// point by the test of the container, and the file holds what the container does; all others are equal bit for bit.
/// Where places stay, as they do but behind filters and text, every byte outside of the values must be equal.
///
/// `EveryFile [--rel=1e-3] FOLDER_OR_FILE...` prints a table in Markdown; the exit code is 1 when a file fails.
public final class EveryFile {

    private static final long PIECE = 1 << 20;

    private final Target target;
    private final Path folder;
    private int failed;
    private int passed;

    private EveryFile(Target target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Target target = TargetText.parse("rel=1e-3");
        List<Path> places = new ArrayList<>();
        for (String arg : args) {
            if (arg.startsWith("--")) {
                target = TargetText.parse(arg.substring(2));
            } else {
                places.add(Path.of(arg));
            }
        }
        EveryFile run = new EveryFile(target, Files.createTempDirectory("every-file"));
        System.out.println("| file | kind | bytes | arrays | structure | bound | ratio |");
        System.out.println("|---|---|---:|---:|---|---|---:|");
        for (Path place : places) {
            run.all(place);
        }
        System.out.printf("%n%d files, %d of them failed%n", run.passed + run.failed, run.failed);
        Files.deleteIfExists(run.folder);
        System.exit(run.failed > 0 ? 1 : 0);
    }

    private void all(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                DatasetFormat format;
                try {
                    format = Formats.detect(file, OpenOptions.NONE);
                    format.open(file, OpenOptions.NONE).close();
                } catch (IllegalArgumentException | CompressionException e) {
                    System.err.println("passed over: " + file + ": " + e.getMessage());
                    continue;
                }
                row(file, format);
            }
        }
    }

    private void row(Path file, DatasetFormat format) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path container = folder.resolve("x.tess");
        Path restored = folder.resolve(name);
        try {
            FileRequest request =
                    new FileRequest(OpenOptions.NONE, List.of(), CompressorOptions.of(target), true, Map.of());
            FileReport report = new FileCompressor(file, request, Compressor.Progress.NONE).write(container);
            String bound;
            String structure;
            try (Container opened = Container.open(container);
                    Dataset before = format.open(file, OpenOptions.NONE)) {
                new FileRestorer(opened, Compressor.Progress.NONE).restore(restored, true);
                try (Dataset after = format.open(restored, OpenOptions.NONE)) {
                    bound = bound(opened, before, after);
                    structure = structure(file, restored, opened, before, after);
                }
            }
            boolean well = bound.equals("held") && structure.equals("same");
            passed += well ? 1 : 0;
            failed += well ? 0 : 1;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,d | %d | %s | %s | %.2f |%n",
                    name,
                    format.id(),
                    report.sourceBytes(),
                    report.variables().size(),
                    structure,
                    bound,
                    report.ratio());
        } catch (CompressionException | IllegalArgumentException e) {
            failed++;
            System.out.printf("| %s | %s | | | | %s | |%n", name, format.id(), e.getMessage());
        } finally {
            Files.deleteIfExists(container);
            Files.deleteIfExists(restored);
        }
    }

    private static String bound(Container container, Dataset before, Dataset after) {
        for (ContainerVariable variable : container.variables()) {
            String name = variable.spec().name();
            if (OriginalCheck.of(variable, field(before, name)).failures() > 0) {
                return "NOT HELD by " + name;
            }
            if (!same(variable, field(after, name))) {
                return "NOT RESTORED: " + name;
            }
        }
        return "held";
    }

    private static Field field(Dataset dataset, String name) {
        return dataset.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variable " + name))
                .field();
    }

    private static boolean same(Field a, Field b) {
        if (!a.spec().shape().equals(b.spec().shape())
                || a.spec().type() != b.spec().type()) {
            return false;
        }
        Tiling tiles = Tiling.grains(a.spec().shape(), a.grain(), PIECE);
        for (long tile = 0; tile < tiles.count(); tile++) {
            Box box = tiles.box(tile);
            byte[] one = Elements.toBytes(a.spec().type(), a.read(box).array());
            byte[] other = Elements.toBytes(b.spec().type(), b.read(box).array());
            if (!java.util.Arrays.equals(one, other)) {
                return false;
            }
        }
        return true;
    }

    private static String structure(Path file, Path restored, Container container, Dataset before, Dataset after)
            throws IOException {
        Set<String> bounded = container.variables().stream()
                .map(variable -> variable.spec().name())
                .collect(Collectors.toSet());
        if (before.variables().size() != after.variables().size()) {
            return "other variables";
        }
        for (int i = 0; i < before.variables().size(); i++) {
            Variable a = before.variables().get(i);
            Variable b = after.variables().get(i);
            boolean alike = a.name().equals(b.name()) && a.attributes().equals(b.attributes());
            boolean kept = bounded.contains(a.name()) || a.unsupported() != null || same(a.field(), b.field());
            if (!alike || !kept) {
                return "other " + a.name();
            }
        }
        List<Extent> places = before.extents(bounded);
        boolean stay = Files.size(file) == Files.size(restored)
                && places.equals(after.extents(bounded))
                && bounded.stream().allMatch(before::identical);
        return stay ? outside(file, restored, places) : "same";
    }

    /// Whether all bytes but those of values are equal; sums over the values may differ.
    private static String outside(Path file, Path restored, List<Extent> places) throws IOException {
        byte[] a = Files.readAllBytes(file);
        byte[] b = Files.readAllBytes(restored);
        Set<Integer> differing = new HashSet<>();
        int place = 0;
        for (int i = 0; i < a.length; i++) {
            while (place < places.size() && places.get(place).end() <= i) {
                place++;
            }
            boolean value = place < places.size() && places.get(place).offset() <= i;
            if (!value && a[i] != b[i]) {
                differing.add(i);
            }
        }
        // CHECKSUM and DATASUM of FITS, CRC-32 of zip files, checksums of HDF5 metadata.
        return differing.size() <= 64 * (1 + places.size()) ? "same" : differing.size() + " other bytes";
    }
}
