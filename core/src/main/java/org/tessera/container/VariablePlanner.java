package org.tessera.container;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.Codecs;
import org.tessera.codec.MeanCodec;
import org.tessera.codec.OptionText;
import org.tessera.codec.Preparation;
import org.tessera.codec.PreparedCodec;
import org.tessera.field.ArrayField;
import org.tessera.field.Field;
import org.tessera.field.FieldSpec;
import org.tessera.model.ModelUse;
import org.tessera.target.ErrorBound;
import org.tessera.target.Noise;
import org.tessera.target.Psnr;
import org.tessera.target.Pure;
import org.tessera.target.Tolerance;

/// Decides about a variable: its tolerance, and whether a codec is fitted to it.
///
/// A codec that `auto` was offered is taken when, on a sample of chunks (all, where they are few), it is smaller
/// with everything it embeds.
final class VariablePlanner {

    private static final String AUTO = "auto";

    /// Chunks that are tried.
    private static final int TRIED = 4;

    /// Encodings of so many chunks may be kept.
    private static final int FEW = 64;

    /// Up to this effort nothing is fitted unasked.
    private static final int PLAIN = 3;

    /// Against the range, where nothing is known of the tolerance that a size will need.
    private static final double GUESS = 1e-4;

    private final Compressor compressor;
    private final Field field;
    private final CompressorOptions options;
    private final Chunking chunking;

    VariablePlanner(Compressor compressor, Field field, CompressorOptions options, Chunking chunking) {
        this.compressor = compressor;
        this.field = field;
        this.options = options;
        this.chunking = chunking;
    }

    VariablePlan plan() throws IOException {
        return switch (options.target()) {
            case Noise noise -> bounded(compressor.noise(noise));
            case ErrorBound bound -> bounded(compressor.resolve(bound));
            case Pure pure -> pure();
            default -> searched();
        };
    }

    private VariablePlan bounded(ChunkTolerances tolerances) throws IOException {
        CodecSelector selector = new CodecSelector(options.codec(), options.effort());
        VariablePlan plain = VariablePlan.of(tolerances, selector, options.codec());
        Tolerance all = tolerances.all();
        if (all.isPointwise() && !options.models().isEmpty()) {
            throw new IllegalArgumentException(
                    "a model knows values, not their logarithms, in which a bound relative to"
                            + " each value is held: leave --model out, or use --abs or --rel");
        }
        boolean fit = !all.isExact() && !all.isPointwise() && all.absolute() < Double.POSITIVE_INFINITY;
        if (!isAuto()) {
            PreparedCodec prepared = fit ? prepare(options.codec(), all.absolute()) : null;
            return prepared == null ? plain : fitted(plain, prepared);
        }
        return fit && (options.effort() > PLAIN || !options.models().isEmpty()) ? offered(plain) : plain;
    }

    private boolean isAuto() {
        return options.codec().name().equals(AUTO);
    }

    private VariablePlan fitted(VariablePlan plain, PreparedCodec prepared) {
        return plain.withSelector(
                CodecSelector.of(prepared.codec(), options.effort()), prepared.text(), prepared.models());
    }

    /// What providers offer on their own, or with a model of the user; the best that pays.
    private VariablePlan offered(VariablePlan plain) throws IOException {
        VariablePlan best = plain;
        long least = -1;
        for (CodecProvider provider : Codecs.providers()) {
            OptionText text = options.models().isEmpty()
                    ? provider.proposal(field.spec())
                    : new OptionText(provider.id().name(), Map.of());
            PreparedCodec prepared = text == null
                    ? null
                    : provider.prepare(
                            text, preparation(plain.tolerances().all().absolute()));
            if (prepared != null) {
                least = least < 0 ? bytes(plain) : least;
                VariablePlan other =
                        plain.withSelector(plain.selector().with(prepared.codec()), options.codec(), prepared.models());
                long bytes = bytes(other);
                best = bytes < least ? other : best;
                least = Math.min(bytes, least);
            }
        }
        return best;
    }

    /// Of the whole variable, as the tried chunks suggest.
    private long bytes(VariablePlan how) {
        long count = chunking.count();
        long[] tried = count <= TRIED
                ? LongStream.range(0, count).toArray()
                : LongStream.range(0, TRIED)
                        .map(i -> i * (count - 1) / (TRIED - 1))
                        .toArray();
        ToleranceSearch.Outcome outcome = compressor.trial(how, tried);
        double scale = (double) field.spec().bytes() / Math.max(1, outcome.original());
        return (long) (outcome.compressed() * scale) + how.embeddedBytes();
    }

    private @Nullable PreparedCodec prepare(OptionText text, double tolerance) throws IOException {
        PreparedCodec prepared = Codecs.provider(text).prepare(text, preparation(tolerance));
        if (prepared == null && !options.models().isEmpty()) {
            throw new IllegalArgumentException("codec " + text.name() + " cannot use "
                    + options.models().getFirst().name() + " for variable "
                    + field.spec().name() + " of " + field.spec().shape() + ": it takes no such model");
        }
        return prepared;
    }

    /// A size or quality: of a codec that can aim at the mean error this is searched for, and the largest error
    /// found becomes the bound; of others a tolerance is.
    private VariablePlan searched() throws IOException {
        double width = Math.min(compressor.range().width(), Double.MAX_VALUE);
        VariablePlan plain = VariablePlan.of(
                ChunkTolerances.same(Tolerance.EXACT),
                new CodecSelector(options.codec(), options.effort()),
                options.codec());
        if (!isAuto() && width > 0) {
            PreparedCodec prepared = prepare(options.codec(), guess(width));
            PreparedCodec chosen = prepared != null ? prepared : ownQuality();
            if (chosen != null && chosen.codec() instanceof MeanCodec codec) {
                return mean(plain, chosen, codec, width);
            }
        }
        Tolerance tolerance = compressor.search(plain, width);
        return plain.with(ChunkTolerances.same(tolerance), null);
    }

    /// The named codec where it has a quality of its own and needs nothing fitted.
    private @Nullable PreparedCodec ownQuality() {
        return Codecs.create(options.codec()) instanceof MeanCodec codec && codec.hasOwnQuality()
                ? new PreparedCodec(codec, options.codec(), List.of())
                : null;
    }

    private VariablePlan mean(VariablePlan plain, PreparedCodec prepared, MeanCodec codec, double width) {
        ChunkTolerances any = ChunkTolerances.same(Tolerance.absolute(Double.POSITIVE_INFINITY));
        VariablePlan how = plain.withSelector(
                        CodecSelector.mean(codec, options.effort()), prepared.text(), prepared.models())
                .with(any, Tolerance.absolute(width));
        Tolerance step = compressor.search(how, width);
        if (step.isExact()) {
            // What the codec leaves out is too much for that quality: under a bound it leaves nothing out.
            VariablePlan bounded = fitted(plain, prepared);
            return bounded.with(ChunkTolerances.same(compressor.search(bounded, width)), null);
        }
        VariablePlan aiming = how.aimingAt(step);
        long[] all = LongStream.range(0, chunking.count()).toArray();
        double largest = compressor.trial(aiming, all).deviation().maxError();
        double bound = Math.max(largest, width * 0x1p-60);
        return aiming.with(ChunkTolerances.same(Tolerance.absolute(bound)), step);
    }

    /// What the codec makes of its own accord; the largest error found becomes the bound.
    private VariablePlan pure() throws IOException {
        double width = Math.min(compressor.range().width(), Double.MAX_VALUE);
        VariablePlan plain = VariablePlan.of(
                ChunkTolerances.same(Tolerance.EXACT),
                new CodecSelector(options.codec(), options.effort()),
                options.codec());
        PreparedCodec prepared = isAuto() || !(width > 0) ? null : prepare(options.codec(), guess(width));
        PreparedCodec chosen = prepared != null ? prepared : isAuto() ? null : ownQuality();
        if (chosen == null || !(chosen.codec() instanceof MeanCodec mean) || !mean.hasOwnQuality()) {
            throw new IllegalArgumentException("pure is for codecs that have a quality of their own (hermite, gmm,"
                    + " network and the like), found " + options.codec().name() + ": ask for a bound or a size");
        }
        if (!(width > 0)) {
            return plain;
        }
        Tolerance own = Tolerance.absolute(Double.POSITIVE_INFINITY);
        VariablePlan how = plain.withSelector(
                        CodecSelector.mean(chunking.count() > FEW ? mean : new RememberedCodec(mean), options.effort()),
                        chosen.text(),
                        chosen.models())
                .with(ChunkTolerances.same(own), own);
        long[] all = LongStream.range(0, chunking.count()).toArray();
        double largest = compressor.trial(how, all).deviation().maxError();
        return how.with(ChunkTolerances.same(Tolerance.absolute(Math.max(largest, width * 0x1p-60))), own);
    }

    private double guess(double width) {
        // Half the root mean square error: what is left out for good must stay below it.
        double part = options.target() instanceof Psnr psnr ? StrictMath.pow(10, -psnr.decibels() / 20) / 2 : GUESS;
        return Math.max(width * part, Double.MIN_NORMAL);
    }

    private Preparation preparation(double tolerance) {
        return new Preparation() {
            @Override
            public FieldSpec spec() {
                return field.spec();
            }

            @Override
            public int chunks() {
                return Math.toIntExact(chunking.count());
            }

            @Override
            public ArrayField chunk(int number) {
                return ChunkEncoder.seen(field.read(chunking.box(number)), options.rules());
            }

            @Override
            public double tolerance() {
                return tolerance;
            }

            @Override
            public List<ModelUse> models() {
                return options.models();
            }
        };
    }
}
