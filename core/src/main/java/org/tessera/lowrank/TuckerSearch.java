package org.tessera.lowrank;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Codec;
import org.tessera.codec.Codecs;
import org.tessera.codec.OptionText;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteWriter;
import org.tessera.target.Tolerance;

/// Looks for the step of a decomposition that gives the smallest payload.
final class TuckerSearch {

    /// Of a normal error one point in some hundred thousand misses this many standard deviations.
    private static final double SIGMAS = 4.5;

    private static final double FINER = 0.5;
    private static final int MOST_FINER = 5;

    /// Points that miss come in groups, which share what they cost.
    private static final double BYTES_A_MISS = 1.25;

    private static final Codec INTERP = Codecs.create(new OptionText("interp", Map.of()));
    private static final Codec WAVELETS = Codecs.create(new OptionText("wavelet", Map.of()));

    private final TuckerBasis basis;
    private final double unit;
    private final FieldSpec spec;
    private final double[] values;
    private final double within;

    /// @param unit of the basis in those of the values
    /// @param within largest error of a base that needs no residual
    TuckerSearch(TuckerBasis basis, double unit, FieldSpec spec, double[] values, double within) {
        this.basis = basis;
        this.unit = unit;
        this.spec = spec;
        this.values = values;
        this.within = within;
    }

    /// The codec of what a base leaves.
    ///
    /// @param kind first byte of the payload
    static Codec residualCodec(int kind) {
        return kind == TuckerCodec.WITH_WAVELETS ? WAVELETS : INTERP;
    }

    /// From the step that a normal error suggests to finer ones, while points that miss the tolerance cost more than a
    /// finer base does; null where nothing holds the rest.
    ///
    /// Of what the points cost their number tells enough.
    byte @Nullable [] first() {
        Trial best = new Trial(guess());
        // The error is nearly in proportion to the step, but for what truncation has lost.
        Trial next = new Trial(best.step * Math.clamp(within / best.largest * 0.98, FINER, 3));
        for (int more = MOST_FINER; next.cost() < best.cost(); more--) {
            best = next;
            if (best.holds() || more == 0) {
                break;
            }
            next = new Trial(best.step * FINER);
        }
        return best.write(TuckerCodec.WITH_INTERP);
    }

    /// Walks from the suggested step towards fewer bytes; null where nothing holds the rest.
    byte @Nullable [] best() {
        return walk(guess(), TuckerCodec.WITH_INTERP).bytes;
    }

    /// The same, and then with wavelets from the step where that ended, if a residual is left there.
    byte @Nullable [] smallest() {
        Walk first = walk(guess(), TuckerCodec.WITH_INTERP);
        if (first.bytes == null || first.bytes[0] == TuckerCodec.BASE_ONLY) {
            return first.bytes;
        }
        Walk second = walk(first.step, TuckerCodec.WITH_WAVELETS);
        return second.bytes != null && second.bytes.length < first.bytes.length ? second.bytes : first.bytes;
    }

    /// Where a walk ended.
    @SuppressWarnings("ArrayRecordComponent")
    private record Walk(double step, byte @Nullable [] bytes) {}

    private Walk walk(double step, int kind) {
        Walk start = new Walk(step, new Trial(step).write(kind));
        Walk finer = walk(start, Math.sqrt(0.5), kind);
        return finer.step == step ? walk(start, Math.sqrt(2), kind) : finer;
    }

    private Walk walk(Walk start, double factor, int kind) {
        Walk best = start;
        for (double step = start.step * factor; ; step *= factor) {
            byte[] bytes = new Trial(step).write(kind);
            if (bytes == null || best.bytes != null && bytes.length >= best.bytes.length) {
                return best;
            }
            best = new Walk(step, bytes);
        }
    }

    private double guess() {
        double parameters = basis.core().values().length;
        for (double[][] vectors : basis.vectors()) {
            parameters += (double) vectors.length * vectors[0].length;
        }
        return within / unit / SIGMAS * Math.sqrt(12.0 * values.length / parameters);
    }

    /// A quantised base and what it leaves.
    private final class Trial {
        private final double step;
        private final TuckerStream stream;
        private final double[] rest;
        private final double largest;

        Trial(double step) {
            this.step = step;
            stream = TuckerStream.quantize(basis, step, unit);
            rest = stream.field();
            long bits = 0;
            for (int i = 0; i < rest.length; i++) {
                rest[i] = values[i] - rest[i];
                bits = Math.max(bits, Double.doubleToRawLongBits(rest[i]) & Long.MAX_VALUE);
            }
            largest = Double.longBitsToDouble(bits);
        }

        boolean holds() {
            return largest <= within;
        }

        /// About the bytes of the payload.
        double cost() {
            ByteWriter out = new ByteWriter(1 << 12);
            stream.write(out);
            long misses = 0;
            for (double r : rest) {
                misses += Math.abs(r) > within ? 1 : 0;
            }
            return out.size() + BYTES_A_MISS * misses;
        }

        byte @Nullable [] write(int kind) {
            ByteWriter out = new ByteWriter(1 << 12);
            out.u8(holds() ? TuckerCodec.BASE_ONLY : kind);
            stream.write(out);
            if (!holds()) {
                ArrayField residual = ArrayField.of(spec.withType(ElementType.F64), rest);
                byte[] coded = residualCodec(kind)
                        .encode(residual, Tolerance.absolute(within))
                        .bytes();
                if (coded.length == 1) {
                    return null;
                }
                out.bytes(coded);
            }
            return out.toByteArray();
        }
    }
}
