package org.tessera.lowrank;

import java.util.Arrays;
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
    static Codec residualCodec() {
        return Codecs.create(new OptionText("interp", Map.of()));
    }

    /// The step that a normal error suggests, put right once by the error it made; null where nothing holds the rest.
    byte @Nullable [] first() {
        double step = guess();
        Trial first = new Trial(step);
        // The error is nearly in proportion to the step, but for what truncation has lost.
        Trial second = new Trial(step * Math.clamp(within / first.largest * 0.98, 0.3, 3));
        return (second.holds() ? second : first).write();
    }

    /// Walks from the suggested step towards fewer bytes; null where nothing holds the rest.
    byte @Nullable [] best() {
        double step = guess();
        byte[] best = new Trial(step).write();
        byte[] finer = walk(step, Math.sqrt(0.5), best);
        return Arrays.equals(finer, best) ? walk(step, Math.sqrt(2), best) : finer;
    }

    private byte @Nullable [] walk(double start, double factor, byte @Nullable [] known) {
        byte[] best = known;
        for (double step = start * factor; ; step *= factor) {
            byte[] bytes = new Trial(step).write();
            if (bytes == null || best != null && bytes.length >= best.length) {
                return best;
            }
            best = bytes;
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
        private final TuckerStream stream;
        private final double[] rest;
        private final double largest;

        Trial(double step) {
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

        byte @Nullable [] write() {
            ByteWriter out = new ByteWriter(1 << 12);
            out.u8(holds() ? TuckerCodec.BASE_ONLY : TuckerCodec.WITH_RESIDUAL);
            stream.write(out);
            if (!holds()) {
                ArrayField residual = ArrayField.of(spec.withType(ElementType.F64), rest);
                byte[] coded = residualCodec()
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
