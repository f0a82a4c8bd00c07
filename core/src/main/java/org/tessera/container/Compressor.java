package org.tessera.container;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.Deviation;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.io.Limits;
import org.tessera.metric.NoiseLevel;
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

    /// Writes the variable.
    ///
    /// @throws org.tessera.error.BoundViolatedException when the target cannot be met; the container is then unfinished
    public VariableReport write(ContainerWriter out) throws IOException {
        ChunkTolerances tolerances = resolve();
        Tolerance tolerance = tolerances.all();
        VariableHeader header = header(tolerance);
        long start = out.position();
        ContainerWriter.VariableSession session = out.variable(header);
        Totals totals = new Totals();
        run(tolerances, result -> {
            session.chunk(result.chunk());
            totals.add(result);
            progress.done(result.bytes());
        });
        VariableSummary summary = totals.summary();
        session.end(summary);
        return new VariableReport(
                field.spec(), options.target(), tolerance, out.position() - start, summary, totals.codecs);
    }

    private VariableHeader header(Tolerance tolerance) {
        return new VariableHeader(
                field.spec(),
                chunking,
                options.target(),
                tolerance,
                options.codec(),
                options.placement(),
                options.attributes());
    }

    private ChunkTolerances resolve() throws IOException {
        if (options.target() instanceof Noise noise) {
            return noise(noise);
        }
        return ChunkTolerances.same(resolveOne());
    }

    private Tolerance resolveOne() throws IOException {
        if (options.target() instanceof ErrorBound bound) {
            Tolerance tolerance = Tolerance.resolve(bound, needsRange(bound) ? range().width() : 0, step);
            return step != 1 && !field.spec().type().isFloat() ? tolerance.whole() : tolerance;
        }
        return new ToleranceSearch(
                        options.target(), field.spec(), chunking.count(), header(Tolerance.EXACT), this::trial)
                .find(range().width());
    }

    private ChunkTolerances noise(Noise noise) throws IOException {
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

    private ValueRange range() throws IOException {
        ValueRange[] range = {ValueRange.EMPTY};
        OrderedWork.run(
                chunking.count(),
                options.threads(),
                number -> ValueRange.of(field.read(chunking.box(number)), options.rules()),
                part -> range[0] = range[0].union(part));
        return range[0];
    }

    /// What a tolerance gives on some chunks, without writing.
    private ToleranceSearch.Outcome trial(Tolerance tolerance, long[] numbers) {
        ChunkTolerances tolerances = ChunkTolerances.same(tolerance);
        CodecSelector selector = selector(numbers.length);
        long[] sums = new long[2];
        Deviation[] deviation = {Deviation.NONE};
        try {
            OrderedWork.run(
                    numbers.length, options.threads(), i -> encode(tolerances, selector, numbers[(int) i]), result -> {
                        sums[0] += result.bytes();
                        sums[1] += result.chunk().body().length + ToleranceSearch.CHUNK_OVERHEAD;
                        deviation[0] = deviation[0].plus(result.chunk().deviation());
                    });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new ToleranceSearch.Outcome(sums[0], sums[1], deviation[0]);
    }

    private void run(ChunkTolerances tolerances, OrderedWork.Sink<Result> sink) throws IOException {
        CodecSelector selector = selector(chunking.count());
        OrderedWork.run(chunking.count(), options.threads(), number -> encode(tolerances, selector, number), sink);
    }

    private CodecSelector selector(long chunks) {
        return new CodecSelector(options.codec(), options.effort(), options.threads() > chunks);
    }

    private Result encode(ChunkTolerances tolerances, CodecSelector selector, long number) {
        ChunkEncoder encoder = new ChunkEncoder(tolerances.of(number), options.rules(), selector);
        ArrayField chunk = field.read(chunking.box(number));
        ValueRange range = ValueRange.of(chunk, options.rules());
        return new Result(
                encoder.encode(chunk).stating(tolerances.stated(number)),
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
