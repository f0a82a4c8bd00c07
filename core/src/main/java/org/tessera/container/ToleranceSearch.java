package org.tessera.container;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
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
/// False position on the logarithm of the tolerance: first on a few chunks, then checked on all of them and
/// moved until the target is met. The same chunks and steps on every machine. The idea of searching a
/// bound for a fixed ratio: FRaZ (Underwood et al., IPDPS 2020).
final class ToleranceSearch {

    /// Most bytes of a chunk besides its body: frame, head, entry in the directory.
    static final int CHUNK_OVERHEAD = 64;

    /// Most bytes of a file besides chunks and the head of the variable.
    private static final int FILE_OVERHEAD = Container.HEADER + Directory.TRAILER + 112;

    private static final int SAMPLE_CHUNKS = 6;
    private static final int TRIALS = 12;
    private static final int CORRECTIONS = 12;

    /// A target is met closely enough when so much of its logarithm is left.
    private static final double CLOSE = 0.005;

    /// Octaves between the range and the tolerance, beyond the bits a value, on fields as they are.
    private static final int USUAL_OCTAVES = 4;

    private static final double SMALLEST = 0x1p-50;

    private final Target target;
    private final FieldSpec spec;
    private final long chunks;
    private final long overhead;
    private final Trial trial;

    private @Nullable Tolerance triedTolerance;
    private int triedChunks;
    private double triedMargin;

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
        double tolerance = StrictMath.exp(settled(range, sample));
        double step = target instanceof Psnr ? 0.94 : 1.08;
        for (int i = 0; i < CORRECTIONS && !meets(tolerance, range, all); i++) {
            tolerance = Math.min(range, tolerance * step);
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

    /// Logarithm of, for a PSNR, the largest tolerance that meets it, for a size the smallest.
    private double settled(double range, long[] sample) {
        boolean quality = target instanceof Psnr;
        double least = StrictMath.log(SMALLEST * range);
        double most = StrictMath.log(range);
        Bracket bracket;
        if (target instanceof Psnr psnr) {
            // Errors between uniform (range of 2 tolerance, rms tolerance / sqrt(3)) and nearly all zero.
            double rms = StrictMath.log(range) - psnr.decibels() / 20 * StrictMath.log(10);
            bracket = new Bracket(Math.max(least, rms), Math.min(most, rms + StrictMath.log(64)), rms + 0.6);
        } else {
            bracket = new Bracket(least, most, most - (wantedBits() + USUAL_OCTAVES) * StrictMath.log(2));
        }
        double best = quality ? bracket.low() : bracket.high();
        for (int i = 0; i < TRIALS && bracket.isOpen(); i++) {
            double x = bracket.next();
            double margin = margin(Tolerance.absolute(StrictMath.exp(x)), range, sample);
            best = margin >= 0 ? x : best;
            if (margin >= 0 && margin < CLOSE) {
                break;
            }
            bracket.put(x, quality ? margin : -margin);
        }
        return best;
    }

    private double wantedBits() {
        double bits = 8.0 * spec.type().bytes();
        return target instanceof Rate rate ? rate.bitsPerValue() : bits / ((Ratio) target).ratio();
    }

    private boolean meets(double tolerance, double range, long[] numbers) {
        return meets(Tolerance.absolute(tolerance), range, numbers);
    }

    private boolean meets(Tolerance tolerance, double range, long[] numbers) {
        return margin(tolerance, range, numbers) >= 0;
    }

    /// By how much the target is met, negative when it is not: logarithms of sizes, and nepers of quality.
    private double margin(Tolerance tolerance, double range, long[] numbers) {
        if (tolerance.equals(triedTolerance) && numbers.length == triedChunks) {
            return triedMargin;
        }
        Outcome outcome = trial.run(tolerance, numbers);
        // A sample carries its share of what the file has only once.
        double bytes = outcome.compressed() + (double) overhead * outcome.original() / spec.bytes();
        triedMargin = switch (target) {
            case Psnr psnr -> difference(outcome.deviation().psnr(range), psnr.decibels());
            case Rate rate ->
                logarithm(rate.bitsPerValue()
                        * outcome.original()
                        / (8.0 * bytes * spec.type().bytes()));
            case Ratio ratio -> logarithm(outcome.original() / bytes / ratio.ratio());
            default -> throw new IllegalStateException("not a target to search: " + target);
        };
        triedTolerance = tolerance;
        triedChunks = numbers.length;
        return triedMargin;
    }

    private static double difference(double psnr, double wanted) {
        return psnr >= wanted ? Math.min(psnr - wanted, 1e3) / 8.7 : (Math.max(psnr, -1e3) - wanted) / 8.7;
    }

    /// Zero only where the quotient is at least one.
    private static double logarithm(double quotient) {
        double log = StrictMath.log(quotient);
        return quotient < 1 ? Math.min(log, -Double.MIN_VALUE) : log;
    }
}
