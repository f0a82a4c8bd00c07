package org.tessera.formats.trial;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tessera.Tessera;
import org.tessera.container.Compressor;
import org.tessera.container.Container;
import org.tessera.container.ContainerVariable;
import org.tessera.container.ContainerWriter;
import org.tessera.container.VariableReport;
import org.tessera.field.Field;
import org.tessera.formats.archive.OriginalCheck;
import org.tessera.metric.CompareOptions;
import org.tessera.metric.Comparison;
import org.tessera.metric.Sizes;

/// Runs a [Cell]: compresses for real, decompresses for real, and compares the two.
///
/// Small variables are compressed in memory, so that speeds are those of the codec; large ones through a temporary
/// file, so that memory stays bounded.
public final class Trial {

    private static final long IN_MEMORY = 1L << 28;

    private final int repeats;
    private final CompareOptions measures;
    private final Path folder;

    /// @param repeats timed runs; with more than one, a first run warms up and is not counted
    /// @param measures what to measure besides errors
    /// @param folder for temporary files
    public Trial(int repeats, CompareOptions measures, Path folder) {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be at least 1, found " + repeats);
        }
        this.repeats = repeats;
        this.measures = measures;
        this.folder = folder;
    }

    /// @throws org.tessera.error.BoundViolatedException when the target cannot be reached
    public TrialResult run(Cell cell) throws IOException {
        return cell.variable().field().spec().bytes() <= IN_MEMORY ? inMemory(cell) : throughFile(cell);
    }

    private TrialResult inMemory(Cell cell) throws IOException {
        Field field = cell.variable().field().readAll();
        double[] seconds = new double[repeats];
        Tessera.Compressed made = null;
        for (int run = repeats > 1 ? -1 : 0; run < repeats; run++) {
            long start = System.nanoTime();
            made = Tessera.compress(field, cell.options());
            seconds[Math.max(0, run)] = (System.nanoTime() - start) / 1e9;
        }
        Tessera.Compressed last = java.util.Objects.requireNonNull(made);
        return measured(
                cell, field, last.report(), median(seconds), last.bytes().length, () -> Container.of(last.bytes()));
    }

    private TrialResult throughFile(Cell cell) throws IOException {
        Field field = cell.variable().field();
        Path file = Files.createTempFile(folder, ".tessera-trial", ".partial");
        try {
            double[] seconds = new double[repeats];
            VariableReport report = null;
            for (int run = 0; run < repeats; run++) {
                long start = System.nanoTime();
                report = write(field, cell, file);
                seconds[run] = (System.nanoTime() - start) / 1e9;
            }
            return measured(
                    cell,
                    field,
                    java.util.Objects.requireNonNull(report),
                    median(seconds),
                    Files.size(file),
                    () -> Container.open(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static VariableReport write(Field field, Cell cell, Path file) throws IOException {
        Compressor compressor = new Compressor(field, cell.options(), Compressor.Progress.NONE);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                ContainerWriter writer = new ContainerWriter(out, compressor.minor())) {
            VariableReport report = compressor.write(writer);
            writer.finish();
            return report;
        }
    }

    @FunctionalInterface
    private interface Opening {
        Container open() throws IOException;
    }

    private TrialResult measured(
            Cell cell, Field original, VariableReport report, double compress, long bytes, Opening opening)
            throws IOException {
        double[] seconds = new double[repeats];
        for (int run = repeats > 1 ? -1 : 0; run < repeats; run++) {
            long start = System.nanoTime();
            try (Container container = opening.open()) {
                container.variables().get(0).decodeAll(cell.threads(), chunk -> {});
            }
            seconds[Math.max(0, run)] = (System.nanoTime() - start) / 1e9;
        }
        try (Container container = opening.open()) {
            ContainerVariable restored = container.variables().get(0);
            CompareOptions options = measures.withFills(cell.variable().fills());
            return new TrialResult(
                    cell,
                    report.tolerance(),
                    new Sizes(
                            original.spec().bytes(),
                            bytes,
                            original.spec().shape().count()),
                    Comparison.of(original, restored, options),
                    OriginalCheck.of(restored, original).failures(),
                    compress,
                    median(seconds),
                    report.codecs());
        }
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
