package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Codecs;
import org.tessera.codec.Encoded;
import org.tessera.codec.MeanCodec;
import org.tessera.codec.OptionText;
import org.tessera.codec.Selection;
import org.tessera.field.ArrayField;
import org.tessera.lowrank.TuckerCodec;
import org.tessera.target.Tolerance;
import org.tessera.wavelet.DctCodec;
import org.tessera.wavelet.DctEstimate;
import org.tessera.wavelet.DctOptions;
import org.tessera.wavelet.WaveletCodec;
import org.tessera.wavelet.WaveletEstimate;

/// Which codec a chunk gets: the one the user named, or with `auto` the one that is smallest.
///
/// `auto` estimates the bits of `interp` and `lorenzo` on blocks of the chunk and encodes with the better,
/// which keeps what was learned on the blocks. Where `lossless` comes near on the blocks, it is tried whole.
public final class CodecSelector {

    private static final InterpCodec INTERP = new InterpCodec(InterpOptions.DEFAULT);
    private static final LorenzoCodec LORENZO = new LorenzoCodec(LorenzoOptions.DEFAULT);
    private static final PackedCodec PACKED = new PackedCodec();
    private static final Codec DCT = new DctCodec(DctOptions.DEFAULT);
    private static final Codec LOSSLESS = new LosslessCodec();
    private static final Codec CONSTANT = new ConstantCodec();

    /// Id of the codec that keeps every bit.
    public static final CodecId LOSSLESS_ID = LosslessCodec.ID;

    /// Chunks up to this many values are encoded with both codecs: estimates are rough on so few.
    private static final int BOTH = 1 << 17;

    /// Below one bit in so many values estimates are rougher still, and encoding is fast.
    private static final int SPARSE = 16;

    /// Below one bit in so many values blocks do not tell whether another selection is better.
    private static final int LITTLE = 4;

    /// Effort of `auto` unless the user says otherwise.
    public static final int DEFAULT_EFFORT = 5;

    /// From this effort on, all candidates encode the whole chunk.
    private static final int ALL_WHOLE = 7;

    /// At this effort speed is all.
    private static final int FASTEST = 1;

    /// From this effort on, symbols are coded by mixed models, at a tenth of the speed.
    private static final int STRONG = 8;

    /// At this effort size is all.
    private static final int SMALLEST = 9;

    /// Up to this effort one block decides, and lossless is not tried.
    private static final int ONE_BLOCK = 3;

    /// Above so many bits a value mixed models are smaller than wavelets.
    private static final int WAVELET_BITS = 2;

    /// Below this part of what samples promise a selection is taken without trying the others.
    private static final double CLEARLY = 0.7;

    /// Cosines are tried where they take less than this part on a block.
    private static final double DCT_BETTER = 0.97;

    /// Wavelets choose their plan with this effort at most: larger blocks take twice the time for 0.2 % of the size.
    private static final int WAVELET_EFFORT = 8;

    private final @Nullable Codec named;
    private final @Nullable Codec fitted;
    private final boolean mean;
    private final int effort;
    private final SideWork side;

    /// @param text `auto`, or a codec with its options
    /// @param effort 1 (fastest) to 9 (smallest), for `auto`
    public CodecSelector(OptionText text, int effort) {
        this(codec(text), null, false, effort, false);
    }

    private CodecSelector(@Nullable Codec named, @Nullable Codec fitted, boolean mean, int effort, boolean idle) {
        if (effort < 1 || effort > 9) {
            throw new IllegalArgumentException("effort must be from 1 to 9, found " + effort);
        }
        this.named = named;
        this.fitted = fitted;
        this.mean = mean;
        this.effort = effort;
        this.side = new SideWork(idle);
    }

    private static @Nullable Codec codec(OptionText text) {
        if (text.name().equals("auto")) {
            text.allow();
            return null;
        }
        return Codecs.create(text);
    }

    /// One codec for all chunks.
    public static CodecSelector of(Codec codec, int effort) {
        return new CodecSelector(codec, null, false, effort, false);
    }

    /// One codec for all chunks, which aims at the mean error.
    public static CodecSelector mean(MeanCodec codec, int effort) {
        return new CodecSelector(codec, null, true, effort, false);
    }

    /// The same with a codec fitted to the variable, known to be smaller on most of it.
    public CodecSelector with(Codec other) {
        return new CodecSelector(named, other, mean, effort, side.idle());
    }

    /// The same, with or without another thread that may encode a candidate beside the caller. Never changes what is
    /// selected.
    public CodecSelector beside(boolean idle) {
        return new CodecSelector(named, fitted, mean, effort, idle);
    }

    /// @param chunk finite values
    public Selection select(ArrayField chunk, Tolerance tolerance) {
        if (named == null && ConstantCodec.fits(chunk, tolerance.absolute())) {
            return encode(CONSTANT, chunk, tolerance);
        }
        if (tolerance.isExact() && chunk.spec().type().isFloat()) {
            return lossless(chunk);
        }
        if (named != null) {
            Selection selection = mean
                    ? new Selection(named, ((MeanCodec) named).encodeMean(chunk, tolerance.absolute()))
                    : encode(named, chunk, tolerance);
            return coded(selection.encoded()) ? selection : lossless(chunk);
        }
        Selection own = fitted == null ? null : encode(fitted, chunk, tolerance);
        if (own == null || !coded(own.encoded())) {
            return plain(chunk, tolerance);
        }
        return effort < ALL_WHOLE ? own : java.util.Objects.requireNonNull(smaller(plain(chunk, tolerance), own));
    }

    private Selection plain(ArrayField chunk, Tolerance tolerance) {
        ChunkValues values = ChunkValues.of(chunk, tolerance.absolute());
        if (!values.isCodable()) {
            return lossless(chunk);
        }
        if (effort == FASTEST) {
            Selection packed = new Selection(PACKED, PACKED.encode(values));
            if (coded(packed.encoded())) {
                return packed;
            }
        }
        List<ArrayField> blocks = ChunkSample.of(chunk);
        List<ArrayField> samples = effort <= ONE_BLOCK ? blocks.subList(0, 1) : blocks;
        Selection lowRank = effort > ONE_BLOCK && TuckerCodec.isPromising(chunk, tolerance.absolute())
                ? encode(new TuckerCodec(effort), chunk, tolerance)
                : null;
        Selection best = effort >= ALL_WHOLE
                ? thorough(chunk, values, blocks, tolerance, lowRank)
                : smaller(lowRank, smallest(values, samples, tolerance, size(lowRank)));
        if (best == null) {
            return lossless(chunk);
        }
        long size = size(best);
        if (size == Long.MAX_VALUE || effort > ONE_BLOCK && losslessMayWin(chunk, samples, size)) {
            Selection exact = lossless(chunk);
            return exact.encoded().bytes().length < size ? exact : best;
        }
        return best;
    }

    /// All candidates but `lossless` on the whole chunk.
    private @Nullable Selection thorough(
            ArrayField chunk,
            ChunkValues values,
            List<ArrayField> blocks,
            Tolerance tolerance,
            @Nullable Selection lowRank) {
        Selection best = effort >= STRONG
                ? smaller(lowRank, StrongChoice.of(values, blocks, tolerance, effort == SMALLEST, side))
                : smaller(lowRank, smallest(values, blocks, tolerance, size(lowRank)));
        boolean dense = effort >= STRONG && 8 * size(best) >= (long) WAVELET_BITS * chunk.size();
        Selection second = dense
                ? best
                : smaller(best, encode(WaveletCodec.forEffort(Math.min(effort, WAVELET_EFFORT)), chunk, tolerance));
        return second != null && dctMayWin(second.codec(), blocks.getFirst(), tolerance)
                ? smaller(second, encode(DCT, chunk, tolerance))
                : second;
    }

    /// Whether a block says so. Low rank shows in the whole chunk only.
    private static boolean dctMayWin(Codec best, ArrayField block, Tolerance tolerance) {
        if (best instanceof TuckerCodec) {
            return false;
        }
        long other = best instanceof WaveletCodec
                ? WaveletEstimate.bits(List.of(block), tolerance.absolute()) / 8
                : best.encode(block, tolerance).bytes().length;
        return DctEstimate.bytes(block, tolerance.absolute(), other) < DCT_BETTER * other;
    }

    private static @Nullable Selection smaller(@Nullable Selection a, @Nullable Selection b) {
        return size(b) < size(a) ? b : a;
    }

    /// Bytes, as many as there could be when nothing was coded.
    private static long size(@Nullable Selection selection) {
        return selection != null && coded(selection.encoded())
                ? selection.encoded().bytes().length
                : Long.MAX_VALUE;
    }

    /// @param known bytes of another selection
    /// @return null when the samples say that nothing here comes near those
    private @Nullable Selection smallest(ChunkValues chunk, List<ArrayField> blocks, Tolerance tolerance, long known) {
        List<ChunkValues> samples = new ArrayList<>();
        long lorenzoBits = 0;
        for (ArrayField block : blocks) {
            ChunkValues sample = ChunkValues.of(block, chunk.grid());
            samples.add(sample);
            long bits = LORENZO.estimateBits(sample);
            lorenzoBits = bits == Long.MAX_VALUE || lorenzoBits == Long.MAX_VALUE ? Long.MAX_VALUE : lorenzoBits + bits;
        }
        InterpPlan plan = INTERP.plan(samples, tolerance, lorenzoBits);
        long sampled = samples.stream().mapToLong(s -> s.size()).sum();
        double expected = Math.min(lorenzoBits, plan.sampleBits()) / 8.0 * chunk.size() / sampled;
        boolean plain = 8 * expected > (double) chunk.size() / LITTLE;
        if (effort < ALL_WHOLE && chunk.size() > 8 * BOTH && plain && known < CLEARLY * expected) {
            return null;
        }
        boolean sparse = Math.min(lorenzoBits, plan.sampleBits()) < sampled / SPARSE;
        boolean few = chunk.size() <= (sparse ? 2 * BOTH : BOTH);
        if (lorenzoBits < Long.MAX_VALUE && (effort >= ALL_WHOLE || few && effort > ONE_BLOCK)) {
            Selection interp = new Selection(INTERP, INTERP.encode(chunk, tolerance, plan));
            Selection lorenzo = new Selection(LORENZO, LORENZO.encode(chunk));
            return lorenzo.encoded().bytes().length < interp.encoded().bytes().length ? lorenzo : interp;
        }
        return lorenzoBits < plan.sampleBits()
                ? new Selection(LORENZO, LORENZO.encode(chunk))
                : new Selection(INTERP, INTERP.encode(chunk, tolerance, plan));
    }

    private static boolean losslessMayWin(ArrayField chunk, List<ArrayField> samples, long size) {
        boolean thorough = size > chunk.spec().bytes() / 3;
        long bytes = 0;
        long values = 0;
        for (ArrayField sample : samples) {
            bytes += thorough
                    ? LOSSLESS.encode(sample, Tolerance.EXACT).bytes().length
                    : LosslessCodec.quickEstimate(sample);
            values += sample.size();
        }
        return bytes * chunk.size() / values < size + size / 2;
    }

    /// The lossless codec, for chunks that no other can hold.
    public static Selection lossless(ArrayField chunk) {
        return encode(LOSSLESS, chunk, Tolerance.EXACT);
    }

    private static Selection encode(Codec codec, ArrayField chunk, Tolerance tolerance) {
        return new Selection(codec, codec.encode(chunk, tolerance));
    }

    /// A payload of one byte 255 says that the codec has no step for this tolerance.
    private static boolean coded(Encoded encoded) {
        return encoded.bytes().length != 1 || encoded.bytes()[0] != (byte) InterpHeader.NOT_CODED;
    }
}
