package org.tessera.cli.vdf;

import java.util.function.Consumer;
import org.tessera.Tessera;
import org.tessera.container.CompressorOptions;
import org.tessera.container.Container;
import org.tessera.field.ArrayField;
import org.tessera.science.vdf.NotebookStatistics;
import org.tessera.science.vdf.VelocityGrid;

/// Runs methods on one distribution of three axes.
public final class MethodRun {

    private static final int EFFORT = 9;

    private final ArrayField field;
    private final double[] values;
    private final int[] sizes;

    private final double[] spacings;

    /// Of one spacing along all axes.
    public MethodRun(ArrayField field) {
        this(field, 1, 1, 1);
    }

    /// @param grid whose spacings the moments are in
    public MethodRun(ArrayField field, VelocityGrid grid) {
        this(field, grid.z().spacing(), grid.y().spacing(), grid.x().spacing());
    }

    private MethodRun(ArrayField field, double... spacings) {
        this.spacings = spacings;
        this.field = field;
        this.values = field.toDoubles();
        this.sizes = field.spec().shape().intSizes();
    }

    /// Compresses, decompresses what was written, and measures on what came back.
    ///
    /// @param note told where a method took another codec than its own
    public MethodRow run(Method method, Consumer<String> note) {
        CompressorOptions options = CompressorOptions.of(method.target())
                .withCodec(method.codec())
                .withEffort(EFFORT)
                .withThreads(1);
        long start = System.nanoTime();
        Tessera.Compressed made = Tessera.compress(field, options);
        long middle = System.nanoTime();
        ArrayField restored = Container.of(made.bytes()).variables().getFirst().readAll();
        long end = System.nanoTime();
        String codecs = String.join("+", made.report().codecs().keySet());
        if (codecs.equals("lossless")) {
            note.accept(method.name() + ": the model does not fit, so every bit is kept");
        }
        double[] back = restored.toDoubles();
        return new MethodRow(
                method,
                made.bytes().length,
                (double) field.spec().bytes() / made.bytes().length,
                made.report().tolerance().absolute(),
                codecs,
                NotebookStatistics.corrected(values, back, sizes, spacings),
                NotebookStatistics.original(values, back, sizes),
                (middle - start) / 1e9,
                (end - middle) / 1e9,
                restored);
    }
}
