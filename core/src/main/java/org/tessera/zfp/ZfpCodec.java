package org.tessera.zfp;

import org.jspecify.annotations.Nullable;
import org.tessera.codec.BoundTest;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.field.ArrayField;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// zfp's blocks under a verified bound (P. Lindstrom, TVCG 2014).
///
/// zfp knows only tolerances that are powers of two, and stays well below the one it is given (J. Diffenderfer et al.,
/// "Error analysis of ZFP compression for floating-point data", SIAM SISC 2019). So powers above the bound are tried,
/// and the one is kept that makes the fewest bytes, repairs of the points that miss the bound included.
///
/// Payload: zfp's type, its mode as in its header (2 bytes, or 8), its blocks.
public final class ZfpCodec implements Codec {

    public static final CodecId ID = new CodecId("zfp", 1);

    private static final int NOT_CODED = 255;

    /// Powers of two above the bound at which the search begins, for one axis; one more for each further axis.
    private static final int HOPE = 1;

    /// How far below the bound's power of two the search goes; deeper only rounding is to blame.
    private static final int DEPTH = 2;

    /// One point in so many may miss the bound; more are not worth repairing.
    private static final int REPAIR_PART = 64;

    private final ZfpOptions options;

    public ZfpCodec(ZfpOptions options) {
        this.options = options;
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        ZfpValues values = ZfpValues.of(chunk, tolerance.isExact() || options.mode() == ZfpOptions.Mode.REVERSIBLE);
        if (values.exact()) {
            return new Encoded(payload(values, ZfpMode.REVERSIBLE));
        }
        ZfpType type = values.type();
        int rank = values.sizes().length;
        return switch (options.mode()) {
            case RATE ->
                repairable(values, ZfpMode.rate(Math.min(options.amount(), type.bits()), type, rank), tolerance);
            case PRECISION -> repairable(values, ZfpMode.precision((int) options.amount()), tolerance);
            case ACCURACY ->
                repairable(values, ZfpMode.accuracy(Math.min(Double.MAX_VALUE, tolerance.absolute())), tolerance);
            default -> search(values, tolerance);
        };
    }

    private static byte[] payload(ZfpValues values, ZfpMode mode) {
        ByteWriter head = new ByteWriter(16).u8(values.type().ordinal());
        long word = mode.word();
        head.u16((int) word & 0xFFFF);
        if ((word & ZfpMode.LONG) == ZfpMode.LONG) {
            head.u16((int) (word >>> 16) & 0xFFFF).i32((int) (word >>> 32));
        }
        BitSink out = new BitSink(values.field().size());
        for (byte b : head.toByteArray()) {
            out.write(b & 0xFF, 8);
        }
        ZfpStream.encode(values.type(), values.sizes(), mode, values.array(), out);
        return out.toByteArray();
    }

    private Encoded repairable(ZfpValues values, ZfpMode mode, Tolerance tolerance) {
        Trial trial = attempt(values, mode, tolerance);
        return trial == null ? new Encoded(new byte[] {(byte) NOT_CODED}) : new Encoded(trial.bytes);
    }

    private Encoded search(ZfpValues values, Tolerance tolerance) {
        double bound = Math.min(Double.MAX_VALUE, tolerance.absolute());
        int plain = Math.max(ZfpMode.MIN_EXPONENT, ZfpMode.floorLog2(bound));
        int exponent = plain + HOPE + values.sizes().length;
        Trial best = attempt(values, ZfpMode.exponent(exponent), tolerance);
        if (best != null && best.misses == 0) {
            best = climb(values, exponent, best, tolerance);
        }
        while ((best == null || best.misses > 0) && --exponent >= Math.max(ZfpMode.MIN_EXPONENT, plain - DEPTH)) {
            Trial trial = attempt(values, ZfpMode.exponent(exponent), tolerance);
            boolean worse = best != null && trial != null && trial.cost > best.cost;
            best = worse || trial == null ? best : trial;
            if (worse) {
                break;
            }
        }
        return new Encoded(best == null ? new byte[] {(byte) NOT_CODED} : best.bytes);
    }

    /// The bound holds where the search begins, so it goes up as long as that makes fewer bytes.
    private Trial climb(ZfpValues values, int from, Trial first, Tolerance tolerance) {
        Trial best = first;
        for (int exponent = from + 1; best.misses == 0 && best.bytes.length > 64; exponent++) {
            Trial trial = attempt(values, ZfpMode.exponent(exponent), tolerance);
            if (trial == null || trial.cost >= best.cost) {
                break;
            }
            best = trial;
        }
        return best;
    }

    /// Encodes, decodes and counts; null when too many points miss the bound.
    private @Nullable Trial attempt(ZfpValues values, ZfpMode mode, Tolerance tolerance) {
        byte[] bytes = payload(values, mode);
        ArrayField chunk = values.field();
        ArrayField restored = decode(new ByteReader(bytes), chunk.spec(), 0, Limits.DEFAULT);
        int misses = new BoundTest(tolerance).compare(chunk, restored, null).failures().length;
        if (misses > chunk.size() / REPAIR_PART) {
            return null;
        }
        // An outlier takes its bits, and about one byte for its place.
        return new Trial(
                bytes, misses, bytes.length + misses * (chunk.spec().type().bytes() + 1L));
    }

    private record Trial(byte[] bytes, int misses, long cost) {}

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int number = payload.u8();
        if (number >= ZfpType.values().length || !ZfpValues.allows(spec.type(), ZfpType.values()[number])) {
            throw payload.malformed("a zfp type that holds " + spec.type().label() + " expected, found " + number);
        }
        long word = payload.u16();
        if ((word & ZfpMode.LONG) == ZfpMode.LONG) {
            word |= (long) payload.u16() << 16 | (long) payload.i32() << 32;
        }
        long origin = payload.offset();
        byte[] stream = payload.bytes(payload.remaining());
        ZfpType type = ZfpType.values()[number];
        try {
            ZfpMode mode = ZfpMode.of(word);
            mode.checkFits(type);
            BitSource in = new BitSource(stream, 0, stream.length, origin);
            Object array = ZfpStream.decode(type, ZfpValues.sizes(spec.shape()), mode, in);
            return Coarse.take(ZfpValues.field(spec, type, array), level);
        } catch (IllegalArgumentException e) {
            throw payload.malformed("a zfp mode that can be expected, found: " + e.getMessage());
        }
    }
}
