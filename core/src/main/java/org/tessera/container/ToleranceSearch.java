package org.tessera.container;

import java.util.stream.LongStream;
import org.tessera.codec.Deviation;
import org.tessera.error.BoundViolatedException;
import org.tessera.field.FieldSpec;
import org.tessera.target.Psnr;
import org.tessera.target.Rate;
import org.tessera.target.Ratio;
import org.tessera.target.Target;
import org.tessera.target.Tolerance;

/// Finds the tolerance for a target that is not a bound: a quality or a size of the whole variable.
///
/// Bisection on the logarithm of the tolerance: first on a few chunks, then checked on all of them and
/// moved until the target is met. The same chunks and steps on every machine. The idea of searching a
/// bound for a fixed ratio: FRaZ (Underwood et al., IPDPS 2020).
final class ToleranceSearch {

    /// Most bytes of a chunk besides its body: frame, head, entry in the directory.
    static final int CHUNK_OVERHEAD = 64;

    /// Most bytes of a file besides chunks and the head of the variable.
    private static final int FILE_OVERHEAD = Container.HEADER + Directory.TRAILER + 112;

    private static final int SAMPLE_CHUNKS = 6;
    private static final int BISECTIONS = 9;
    private static final int CORRECTIONS = 12;
    private static final double SMALLEST = 0x1p-50;

    private final Target target;
    private final FieldSpec spec;
    private final long chunks;
    private final long overhead;
    private final Trial trial;

    /// Compresses some chunks without writing them.
    @FunctionalInterface
    interface Trial {
        Outcome run(Tolerance tolerance, long[] chunks);
    }

    /// @param original bytes of the original
    /// @param compressed bytes of the chunks
    record Outcome(long original, long compressed, Deviation deviation) {}

    /// @param embedded bytes of models that the file takes in
    ToleranceSearch(Target target, FieldSpec spec, long chunks, VariableHeader header, long embedded, Trial trial) {
        this.target = target;
        this.spec = spec;
        this.chunks = chunks;
        this.overhead = header.toBytes().length + FILE_OVERHEAD + embedded;
        this.trial = trial;
    }

    /// @param width of the range of the ordinary values
    /// @throws BoundViolatedException when no tolerance meets the target
    Tolerance find(double width) {
        double range = Math.min(width, Double.MAX_VALUE);
        long[] all = LongStream.range(0, chunks).toArray();
        if (range == 0) {
            if (!(target instanceof Psnr) && !meets(Tolerance.EXACT, range, all)) {
                throw unreachable();
            }
            return Tolerance.EXACT;
        }
        long[] sample = chunks <= SAMPLE_CHUNKS
                ? all
                : LongStream.range(0, SAMPLE_CHUNKS)
                        .map(i -> i * (chunks - 1) / (SAMPLE_CHUNKS - 1))
                        .toArray();
        double tolerance = bisect(range, sample);
        if (target instanceof Psnr) {
            for (int i = 0; i < CORRECTIONS && !meets(tolerance, range, all); i++) {
                tolerance *= 0.94;
            }
        } else {
            for (int i = 0; i < CORRECTIONS && !meets(tolerance, range, all); i++) {
                tolerance = Math.min(range, tolerance * 1.08);
            }
        }
        if (meets(tolerance, range, all)) {
            return Tolerance.absolute(tolerance);
        }
        if (target instanceof Psnr) {
            return Tolerance.EXACT;
        }
        throw unreachable();
    }

    private BoundViolatedException unreachable() {
        return new BoundViolatedException(
                "variable " + spec.name() + ": no error bound reaches " + target.text() + "; nothing is written");
    }

    /// For a PSNR the largest tolerance that meets it, for a size the smallest.
    private double bisect(double range, long[] sample) {
        boolean quality = target instanceof Psnr;
        double low = StrictMath.log(SMALLEST * range);
        double high = StrictMath.log(range);
        if (target instanceof Psnr psnr) {
            // Errors between uniform (range of 2 tolerance, rms tolerance / sqrt(3)) and nearly all zero.
            double rms = range * StrictMath.pow(10, -psnr.decibels() / 20);
            low = Math.max(low, StrictMath.log(rms));
            high = Math.min(high, StrictMath.log(rms * 64));
        }
        double best = quality ? low : high;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            boolean met = meets(StrictMath.exp(middle), range, sample);
            best = met ? middle : best;
            if (met == quality) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp(best);
    }

    private boolean meets(double tolerance, double range, long[] numbers) {
        return meets(Tolerance.absolute(tolerance), range, numbers);
    }

    private boolean meets(Tolerance tolerance, double range, long[] numbers) {
        Outcome outcome = trial.run(tolerance, numbers);
        // A sample carries its share of what the file has only once.
        double bytes = outcome.compressed() + (double) overhead * outcome.original() / spec.bytes();
        return switch (target) {
            case Psnr psnr -> outcome.deviation().psnr(range) >= psnr.decibels();
            case Rate rate -> 8.0 * bytes * spec.type().bytes() / outcome.original() <= rate.bitsPerValue();
            case Ratio ratio -> (double) outcome.original() / bytes >= ratio.ratio();
            default -> throw new IllegalStateException("not a target to search: " + target);
        };
    }
}
