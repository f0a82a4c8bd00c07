package org.tessera.science.vdf;

import java.util.LinkedHashMap;
import java.util.List;
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
import org.tessera.field.Shape;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.residual.Quality;
import org.tessera.target.Tolerance;

/// A codec inside, and ten numbers a distribution by which its decoded values get the density, momentum and energy of
/// the original again ([MomentCorrection]). Distributions are the last three axes of the array.
///
/// Under a bound the codec inside has a part of it, and the correction the rest. Values come back without negative
/// ones, as those of a distribution are; one that cannot be corrected so is kept exactly.
final class MomentCodec implements MeanCodec, PartCodec {

    private static final byte[] REFUSED = {(byte) 255};
    private static final int AXES = 3;
    private static final int SPACED = 1;
    /// Parts of a bound that the codec inside may use, one after the other until the correction holds.
    private static final double[] PARTS = {0.7, 0.5, 0.3, 0.15};

    /// Parts of the error L1, finer ones where distributions could not be corrected: to keep one exactly is dear.
    private static final double[] ERRORS = {0.97, 0.7, 0.3, 0.1};

    private static final List<String> USUAL = List.of("wavelet", "interp", "lorenzo");

    private final CodecId id;
    private final @Nullable OptionText inside;
    private final double[] spacings;

    /// @param inside null for the best of a few
    /// @param spacings widths of cells along the three axes, in any unit
    MomentCodec(CodecId id, @Nullable OptionText inside, double[] spacings) {
        this.id = id;
        this.inside = inside;
        this.spacings = spacings.clone();
    }

    @Override
    public CodecId id() {
        return id;
    }

    @Override
    public boolean hasOwnQuality() {
        return inside != null && Codecs.create(inside) instanceof MeanCodec mean && mean.hasOwnQuality();
    }

    @Override
    public Encoded encodeMean(ArrayField chunk, double step) {
        if (!isFit(chunk) || inside == null) {
            return new Encoded(REFUSED);
        }
        double l1 = Quality.parse(inside).meanError();
        Written least = null;
        for (double part : l1 > 0 ? ERRORS : new double[] {1}) {
            Map<String, String> options = new LinkedHashMap<>(inside.values());
            if (l1 > 0) {
                options.put(Quality.OPTION, Double.toString(part * l1));
            }
            MeanCodec codec = (MeanCodec) Codecs.create(new OptionText(inside.name(), options));
            Written made = written(codec, codec.encodeMean(chunk, step), chunk, Double.POSITIVE_INFINITY, l1);
            least = shorter(least, made);
            if (made != null && made.exact() == 0) {
                break;
            }
        }
        return new Encoded(least == null ? REFUSED : least.bytes());
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        if (!isFit(chunk)) {
            return new Encoded(REFUSED);
        }
        Written shortest = null;
        for (double part : PARTS) {
            Tolerance some = Tolerance.absolute(part * tolerance.absolute());
            Codec best = null;
            Encoded least = null;
            for (String name : inside == null ? USUAL : List.of(inside.toString())) {
                Codec codec = Codecs.create(OptionText.parse(name));
                Encoded made = codec.encode(chunk, some);
                boolean coded = made.bytes().length > 1 || made.bytes()[0] != REFUSED[0];
                if (coded && (least == null || made.bytes().length < least.bytes().length)) {
                    best = codec;
                    least = made;
                }
            }
            Written made = best == null || least == null ? null : written(best, least, chunk, tolerance.absolute(), 0);
            shortest = shorter(shortest, made);
            if (made != null && made.exact() == 0) {
                break;
            }
        }
        return new Encoded(shortest == null ? REFUSED : shortest.bytes());
    }

    /// A payload, and how many distributions of it are kept exactly.
    @SuppressWarnings("ArrayRecordComponent")
    private record Written(byte[] bytes, int exact) {}

    private static @Nullable Written shorter(@Nullable Written one, @Nullable Written other) {
        return one == null || other != null && other.bytes().length < one.bytes().length ? other : one;
    }

    private static boolean isFit(ArrayField chunk) {
        if (!chunk.spec().type().isFloat() || chunk.spec().shape().rank() < AXES) {
            return false;
        }
        for (double v : chunk.toDoubles()) {
            if (!(Math.abs(v) < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    /// Null where the codec inside refused.
    private @Nullable Written written(Codec codec, Encoded made, ArrayField chunk, double tolerance, double l1) {
        if (made.bytes().length == 1 && made.bytes()[0] == REFUSED[0]) {
            return null;
        }
        ArrayField decoded = codec.decode(new ByteReader(made.bytes()), chunk.spec(), 0, Limits.DEFAULT);
        ByteWriter out = new ByteWriter();
        boolean spaced = spacings[0] != spacings[1] || spacings[1] != spacings[2];
        out.u8(spaced ? SPACED : 0);
        for (int axis = 0; spaced && axis < AXES; axis++) {
            out.f64(spacings[axis]);
        }
        out.f64(tolerance);
        VelocityGrid grid = grid(chunk.spec().shape(), spacings);
        ElementType type = chunk.spec().type();
        double[] original = chunk.toDoubles();
        double[] restored = decoded.toDoubles();
        int cells = chunk.size() / grid.count();
        int exact = 0;
        for (int c = 0; c < cells; c++) {
            MomentStep step =
                    MomentStep.find(cell(original, type, grid, c), cell(restored, type, grid, c), tolerance, l1);
            exact += step.isExact() ? 1 : 0;
            step.write(out);
        }
        codec.id().write(out);
        return new Written(out.bytes(made.bytes()).toByteArray(), exact);
    }

    private static VelocityDistribution cell(double[] values, ElementType type, VelocityGrid grid, int cell) {
        int points = grid.count();
        return new VelocityDistribution(
                grid, type, java.util.Arrays.copyOfRange(values, cell * points, (cell + 1) * points));
    }

    /// That of a distribution, with its middle at rest.
    private static VelocityGrid grid(Shape shape, double[] spacings) {
        VelocityAxis[] axes = new VelocityAxis[AXES];
        for (int a = 0; a < AXES; a++) {
            int n = (int) shape.size(shape.rank() - AXES + a);
            axes[a] = new VelocityAxis(-0.5 * n * spacings[a], spacings[a], n);
        }
        return new VelocityGrid(axes[2], axes[1], axes[0]);
    }

    /// The head of a payload.
    ///
    /// @param tolerance that the correction keeps to
    private record Head(VelocityGrid grid, double tolerance, MomentStep[] steps, Codec codec) {}

    private Head head(ByteReader in, FieldSpec spec) {
        int flags = in.u8();
        if (flags > SPACED || spec.shape().rank() < AXES || !spec.type().isFloat()) {
            throw in.malformed("corrected moments of floats with three axes expected, found kind " + flags);
        }
        double[] read = {1, 1, 1};
        for (int axis = 0; flags == SPACED && axis < AXES; axis++) {
            read[axis] = in.f64();
        }
        double tolerance = in.f64();
        if (!(tolerance >= 0)) {
            throw in.malformed("a tolerance expected, found " + tolerance);
        }
        VelocityGrid grid;
        try {
            grid = grid(spec.shape(), read);
        } catch (IllegalArgumentException e) {
            throw in.malformed(String.valueOf(e.getMessage()));
        }
        long cells = spec.shape().count() / grid.count();
        if (cells > in.remaining()) {
            throw in.malformed("corrections of " + cells + " distributions expected in " + in.remaining() + " bytes");
        }
        MomentStep[] steps = new MomentStep[(int) cells];
        for (int c = 0; c < steps.length; c++) {
            steps[c] = MomentStep.read(in);
        }
        CodecId inner = CodecId.read(in);
        if (inner.equals(id)) {
            throw in.malformed("a codec inside of " + id.name() + " expected, found it again");
        }
        return new Head(grid, tolerance, steps, Codecs.decoder(inner));
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        Head head = head(payload, spec);
        ArrayField decoded = head.codec.decode(payload, spec, 0, limits);
        return Coarse.take(corrected(decoded, head, 0, limits), level);
    }

    @Override
    public @Nullable ArrayField decodePart(ByteReader payload, FieldSpec spec, Box part, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        Head head = head(payload, spec);
        boolean whole = spec.shape().rank() == AXES + 1;
        for (int a = 1; whole && a <= AXES; a++) {
            whole = part.shape().size(a) == spec.shape().size(a);
        }
        if (!whole || !(head.codec instanceof PartCodec parts)) {
            return null;
        }
        ArrayField decoded = parts.decodePart(payload, spec, part, limits);
        return decoded == null ? null : corrected(decoded, head, (int) part.start(0), limits);
    }

    /// @param first distribution of those that were decoded
    private static ArrayField corrected(ArrayField decoded, Head head, int first, Limits limits) {
        int points = head.grid.count();
        ElementType type = decoded.spec().type();
        double[] values = decoded.toDoubles();
        Tolerance tolerance = Tolerance.absolute(head.tolerance);
        for (int c = 0; c < values.length / points; c++) {
            VelocityDistribution one = head.steps[first + c].apply(cell(values, type, head.grid, c), tolerance, limits);
            System.arraycopy(one.values(), 0, values, c * points, points);
        }
        return ArrayField.of(decoded.spec(), Elements.fromDoubles(type, values, values.length));
    }
}
