package org.tessera.container;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.Deviation;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.io.Limits;
import org.tessera.metric.NoiseLevel;
import org.tessera.model.ModelUse;
import org.tessera.target.ErrorBound;
import org.tessera.target.Noise;
import org.tessera.target.Tolerance;
import org.tessera.target.ValueRangeRelative;

/// Compresses one variable into a container: range, tolerance, then chunk by chunk on all threads.
public final class Compressor {

    private final Field field;
    private final CompressorOptions options;
    private final double step;
    private final Chunking chunking;
    private final Progress progress;
    private @Nullable VariablePlan plan;

    /// Told how many bytes of the original are done.
    @FunctionalInterface
    public interface Progress {
        Progress NONE = bytes -> {};

        void done(long bytes);
    }

    public Compressor(Field field, CompressorOptions options, Progress progress) {
        this(field, options, 1, progress);
    }

    /// @param step how far apart those numbers are that values one apart stand for; absolute bounds are on these
    public Compressor(Field field, CompressorOptions options, double step, Progress progress) {
        this.field = field;
        this.options = options;
        this.step = step;
        this.progress = progress;
        this.chunking = options.chunk() == null
                ? Chunking.of(field.spec().shape())
                : Chunking.within(field.spec().shape(), options.chunk());
        long most = Limits.DEFAULT.chunkValues();
        if (chunking.chunk().count() > most) {
            throw new IllegalArgumentException("a chunk of " + chunking.chunk() + " has more than " + most
                    + " values, which no reader would take: name a smaller one");
        }
    }

    /// The minor version of the format that the variable needs; plans first.
    public int minor() throws IOException {
        return Math.max(Container.minor(options.target()), plan().models().isEmpty() ? 0 : Container.MODELS_MINOR);
    }

    /// Writes the variable.
    ///
    /// @throws org.tessera.error.BoundViolatedException when the target cannot be met; the container is then unfinished
    public VariableReport write(ContainerWriter out) throws IOException {
        VariablePlan chosen = plan();
        VariableHeader header = header(chosen.tolerances().all(), chosen.codec(), chosen.models());
        long start = out.position();
        for (ModelUse model : chosen.models()) {
            if (model.embed()) {
                out.model(model);
            }
        }
        ContainerWriter.VariableSession session = out.variable(header);
        Totals totals = new Totals();
        run(chosen, result -> {
            session.chunk(result.chunk());
            totals.add(result);
            progress.done(result.bytes());
        });
        VariableSummary summary = totals.summary();
        session.end(summary);
        return new VariableReport(
                field.spec(),
                options.target(),
                chosen.tolerances().all(),
                out.position() - start,
                summary,
                totals.codecs,
                chosen.models());
    }

    private VariableHeader header(Tolerance tolerance, OptionText codec, List<ModelUse> models) {
        return new VariableHeader(
                field.spec(),
                chunking,
                options.target(),
                tolerance,
                codec,
                options.placement(),
                options.attributes(),
                models.stream().map(ModelUse::reference).toList());
    }

    private VariablePlan plan() throws IOException {
        if (plan == null) {
            plan = new VariablePlanner(this, field, options, chunking).plan();
        }
        return plan;
    }

    ChunkTolerances resolve(ErrorBound bound) throws IOException {
        Tolerance tolerance = Tolerance.resolve(bound, needsRange(bound) ? range().width() : 0, step);
        return ChunkTolerances.same(step != 1 && !field.spec().type().isFloat() ? tolerance.whole() : tolerance);
    }

    /// Searches for the tolerance that gives the size or quality asked for.
    ///
    /// @param how with models, whose embedded ones count
    Tolerance search(VariablePlan how, double width) {
        return new ToleranceSearch(
                        options.target(),
                        field.spec(),
                        chunking.count(),
                        header(Tolerance.EXACT, how.codec(), how.models()),
                        how.embeddedBytes(),
                        (tolerance, numbers) -> trial(how.aimingAt(tolerance), numbers))
                .find(width);
    }

    ChunkTolerances noise(Noise noise) throws IOException {
        double[] tolerances = new double[Math.toIntExact(chunking.count())];
        int[] next = {0};
        OrderedWork.run(
                chunking.count(),
                options.threads(),
                number -> NoiseLevel.of(field.read(chunking.box(number)), options.rules()),
                sigma -> tolerances[next[0]++] = noise.tolerance(sigma));
        return ChunkTolerances.each(tolerances);
    }

    private static boolean needsRange(ErrorBound bound) {
        return bound instanceof ValueRangeRelative
                || bound instanceof org.tessera.target.Every every
                        && every.bounds().stream().anyMatch(ValueRangeRelative.class::isInstance);
    }

    ValueRange range() throws IOException {
        ValueRange[] range = {ValueRange.EMPTY};
        OrderedWork.run(
                chunking.count(),
                options.threads(),
                number -> ValueRange.of(field.read(chunking.box(number)), options.rules()),
                part -> range[0] = range[0].union(part));
        return range[0];
    }

    /// What a plan gives on some chunks, without writing.
    ToleranceSearch.Outcome trial(VariablePlan how, long[] numbers) {
        long[] sums = new long[2];
        Deviation[] deviation = {Deviation.NONE};
        try {
            OrderedWork.run(
                    numbers.length, options.threads(), i -> encode(how, numbers[(int) i], numbers.length), result -> {
                        sums[0] += result.bytes();
                        sums[1] += result.chunk().body().length + ToleranceSearch.CHUNK_OVERHEAD;
                        deviation[0] = deviation[0].plus(result.chunk().deviation());
                    });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new ToleranceSearch.Outcome(sums[0], sums[1], deviation[0]);
    }

    private void run(VariablePlan how, OrderedWork.Sink<Result> sink) throws IOException {
        OrderedWork.run(chunking.count(), options.threads(), number -> encode(how, number, chunking.count()), sink);
    }

    private Result encode(VariablePlan how, long number, long chunks) {
        CodecSelector selector = how.selector().beside(options.threads() > chunks);
        ChunkEncoder encoder =
                new ChunkEncoder(how.tolerances().of(number), how.aim(number), options.rules(), selector, how.found());
        ArrayField chunk = field.read(chunking.box(number));
        ValueRange range = ValueRange.of(chunk, options.rules());
        return new Result(
                encoder.encode(chunk).stating(how.tolerances().stated(number)),
                range,
                chunk.spec().bytes());
    }

    private record Result(EncodedChunk chunk, ValueRange range, long bytes) {}

    private static final class Totals {
        private final Map<String, Integer> codecs = new TreeMap<>();
        private Deviation deviation = Deviation.NONE;
        private ValueRange range = ValueRange.EMPTY;
        private long masked;
        private long repaired;

        void add(Result result) {
            EncodedChunk chunk = result.chunk();
            codecs.merge(chunk.codec().name(), 1, Integer::sum);
            deviation = deviation.plus(chunk.deviation());
            range = range.union(result.range());
            masked += chunk.masked();
            repaired += chunk.repaired();
        }

        VariableSummary summary() {
            return new VariableSummary(range.min(), range.max(), deviation, masked, repaired);
        }
    }
}
