package org.tessera.residual;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.Codecs;
import org.tessera.codec.Encoded;
import org.tessera.codec.MeanCodec;
import org.tessera.codec.OptionText;
import org.tessera.codec.PartCodec;
import org.tessera.field.ArrayField;
import org.tessera.field.Box;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.target.Tolerance;

/// Makes a codec of an [Approximator]: alone where no bound is asked, and with what is left over under one.
///
/// The rest is coded by `wavelet` or `fitted`, whichever is shorter, with the approximation or without it: one
/// that does not pay costs nothing.
public final class BoundedCodec implements MeanCodec, PartCodec {

    private static final byte[] REFUSED = {(byte) 255};
    private static final int APPROXIMATED = 1;
    private static final int WAVELET = 2;
    private static final int FITTED = 4;

    private final CodecId id;
    private final Approximator approximator;
    private final Quality quality;

    public BoundedCodec(CodecId id, Approximator approximator, Quality quality) {
        this.id = id;
        this.approximator = approximator;
        this.quality = quality;
    }

    @Override
    public CodecId id() {
        return id;
    }

    @Override
    public boolean hasOwnQuality() {
        return true;
    }

    @Override
    public Encoded encodeMean(ArrayField chunk, double step) {
        Approximator.Analysis analysis = approximator.analyse(chunk);
        if (analysis == null) {
            return new Encoded(REFUSED);
        }
        byte[] own = Double.isInfinite(step) ? analysis.within(quality) : null;
        if (own == null) {
            FieldSpec doubles = chunk.spec().withType(ElementType.F64);
            StepSearch search = new StepSearch(approximator, analysis, doubles, chunk.toDoubles());
            StepSearch.Written written = Double.isInfinite(step) ? search.find(quality) : search.at(step);
            own = written == null || !isFinite(written.restored()) ? null : written.bytes();
        }
        return new Encoded(
                own == null
                        ? REFUSED
                        : new ByteWriter().u8(APPROXIMATED).block(own).toByteArray());
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        double[] values = chunk.toDoubles();
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        ElementType type = chunk.spec().type();
        double ulp = type == ElementType.F32 ? Math.ulp((float) largest) : Math.ulp(largest);
        double within = tolerance.absolute() - (type.isFloat() ? ulp : 0.5);
        if (!(within > tolerance.absolute() / 4) || Double.isInfinite(within)) {
            return new Encoded(REFUSED);
        }
        byte[] best = withRest(null, chunk.spec(), values, within);
        byte[] model = withRest(model(chunk, values, within), chunk.spec(), values, within);
        best = best == null || model != null && model.length < best.length ? model : best;
        return new Encoded(best == null ? REFUSED : best);
    }

    /// The model as finely as it is good, but not finer than the bound needs.
    private StepSearch.@Nullable Written model(ArrayField chunk, double[] values, double within) {
        StepSearch search = search(chunk, values);
        StepSearch.Written own = search == null ? null : search.find(Quality.OWN);
        if (search == null || own == null) {
            return null;
        }
        StepSearch.Written written = own.step() < within ? search.at(within) : own;
        return written != null && isFinite(written.restored()) ? written : null;
    }

    private @Nullable StepSearch search(ArrayField chunk, double[] values) {
        Approximator.Analysis analysis = approximator.analyse(chunk);
        FieldSpec doubles = chunk.spec().withType(ElementType.F64);
        return analysis == null ? null : new StepSearch(approximator, analysis, doubles, values);
    }

    private static boolean isFinite(double[] values) {
        return java.util.Arrays.stream(values).allMatch(Double::isFinite);
    }

    /// A model, or none, and the shortest of what holds the bound with it; null where nothing does.
    private static byte @Nullable [] withRest(
            StepSearch.@Nullable Written model, FieldSpec spec, double[] values, double within) {
        double[] rest = values.clone();
        double largest = 0;
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= model == null ? 0 : model.restored()[i];
            largest = Math.max(largest, Math.abs(rest[i]));
        }
        ByteWriter out = new ByteWriter();
        int flags = model == null ? 0 : APPROXIMATED;
        if (model != null && largest <= within) {
            return out.u8(flags).block(model.bytes()).toByteArray();
        }
        ArrayField left = ArrayField.of(spec.withType(ElementType.F64), rest);
        byte[] coded = null;
        for (int kind = WAVELET; kind <= FITTED; kind <<= 1) {
            byte[] next = rest(kind).encode(left, Tolerance.absolute(within)).bytes();
            if (next.length > 1 && (coded == null || next.length < coded.length)) {
                coded = next;
                flags = flags & APPROXIMATED | kind;
            }
        }
        if (coded == null) {
            return null;
        }
        out.u8(flags);
        if (model != null) {
            out.block(model.bytes());
        }
        return out.bytes(coded).toByteArray();
    }

    private static Codec rest(int kind) {
        return Codecs.create(new OptionText(kind == WAVELET ? "wavelet" : "fitted", Map.of()));
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        return Coarse.take(decode(flags(payload), payload, spec, limits), level);
    }

    private int flags(ByteReader payload) {
        int flags = payload.u8();
        if (flags < APPROXIMATED || flags > (APPROXIMATED | FITTED)) {
            throw payload.malformed("a payload of " + id.name() + " expected, found kind " + flags);
        }
        return flags;
    }

    @Override
    public @Nullable ArrayField decodePart(ByteReader payload, FieldSpec spec, Box part, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        if (flags(payload) != APPROXIMATED || !(approximator instanceof PartApproximator parts)) {
            return null;
        }
        FieldSpec doubles = spec.withType(ElementType.F64);
        double[] values = parts.synthesisePart(payload.blockReader(), doubles, part, limits);
        return values == null ? null : rounded(spec.withShape(part.shape()), values);
    }

    private ArrayField decode(int flags, ByteReader payload, FieldSpec spec, Limits limits) {
        FieldSpec doubles = spec.withType(ElementType.F64);
        double[] values = new double[(int) spec.shape().count()];
        if ((flags & APPROXIMATED) != 0) {
            ByteReader model = payload.blockReader();
            values = approximator.synthesise(model, doubles, limits);
            model.expectEnd("the numbers of " + id.name());
        }
        int kind = flags & ~APPROXIMATED;
        if (kind != 0) {
            double[] rest = rest(kind).decode(payload, doubles, 0, limits).doubles();
            for (int i = 0; i < values.length; i++) {
                values[i] += rest[i];
            }
        }
        return rounded(spec, values);
    }

    private static ArrayField rounded(FieldSpec spec, double[] values) {
        if (!spec.type().isFloat()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.rint(values[i]);
            }
        }
        return ArrayField.of(spec, Elements.fromDoubles(spec.type(), values, values.length));
    }
}
