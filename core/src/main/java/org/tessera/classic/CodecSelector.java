package org.tessera.classic;

import java.util.List;
import org.tessera.codec.Codec;
import org.tessera.codec.Codecs;
import org.tessera.codec.Encoded;
import org.tessera.codec.OptionText;
import org.tessera.codec.Selection;
import org.tessera.field.ArrayField;
import org.tessera.target.Tolerance;

/// Which codec a chunk gets: the one the user named, or with `auto` the one that is smallest.
///
/// `auto` tries `interp` and `lorenzo` on blocks of the chunk (on all of it when it is small) and encodes
/// with the better. It never loses to `lossless`: where that comes near on the blocks, it is tried whole.
public final class CodecSelector {

    private static final Codec INTERP = new InterpCodec(InterpOptions.DEFAULT);
    private static final Codec LORENZO = new LorenzoCodec(LorenzoOptions.DEFAULT);
    private static final Codec LOSSLESS = new LosslessCodec();
    private static final Codec CONSTANT = new ConstantCodec();

    /// Id of the codec that keeps every bit.
    public static final org.tessera.codec.CodecId LOSSLESS_ID = LosslessCodec.ID;

    private final List<Codec> lossy;

    /// @param text `auto`, or a codec with its options
    public CodecSelector(OptionText text) {
        if (text.name().equals("auto")) {
            text.allow();
            lossy = List.of(INTERP, LORENZO);
        } else {
            lossy = List.of(Codecs.create(text));
        }
    }

    /// @param chunk finite values
    public Selection select(ArrayField chunk, Tolerance tolerance) {
        if (lossy.size() > 1 && ConstantCodec.fits(chunk, tolerance.absolute())) {
            return encode(CONSTANT, chunk, tolerance);
        }
        if (tolerance.isExact() && chunk.spec().type().isFloat()) {
            return encode(LOSSLESS, chunk, Tolerance.EXACT);
        }
        List<ArrayField> samples = LevelToleranceSearch.samples(chunk);
        boolean whole = samples.get(0) == chunk;
        Selection best = null;
        long bestSample = Long.MAX_VALUE;
        for (Codec codec : lossy) {
            long size = 0;
            Selection onSample = null;
            for (ArrayField sample : lossy.size() == 1 ? List.<ArrayField>of() : samples) {
                onSample = encode(codec, sample, tolerance);
                size += coded(onSample.encoded())
                        ? onSample.encoded().bytes().length
                        : sample.spec().bytes();
            }
            if (size < bestSample) {
                bestSample = size;
                best = whole && onSample != null ? onSample : new Selection(codec, new Encoded(new byte[0]));
            }
        }
        return finish(chunk, tolerance, samples, java.util.Objects.requireNonNull(best));
    }

    private Selection finish(ArrayField chunk, Tolerance tolerance, List<ArrayField> samples, Selection best) {
        Selection chosen = best.encoded().bytes().length > 0 ? best : encode(best.codec(), chunk, tolerance);
        long size = coded(chosen.encoded()) ? chosen.encoded().bytes().length : Long.MAX_VALUE;
        if (lossy.size() == 1 && size < Long.MAX_VALUE) {
            return chosen;
        }
        boolean whole = samples.get(0) == chunk;
        if (size == Long.MAX_VALUE || whole || losslessEstimate(chunk, samples) < size + size / 2) {
            Selection exact = encode(LOSSLESS, chunk, Tolerance.EXACT);
            return exact.encoded().bytes().length < size ? exact : chosen;
        }
        return chosen;
    }

    private static long losslessEstimate(ArrayField chunk, List<ArrayField> samples) {
        long bytes = 0;
        long values = 0;
        for (ArrayField sample : samples) {
            bytes += encode(LOSSLESS, sample, Tolerance.EXACT).encoded().bytes().length;
            values += sample.size();
        }
        return bytes * chunk.size() / values;
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
