package org.tessera.neural.klt;

import org.jspecify.annotations.Nullable;
import org.tessera.codec.Coarse;
import org.tessera.codec.CodecId;
import org.tessera.codec.Encoded;
import org.tessera.codec.MeanCodec;
import org.tessera.field.ArrayField;
import org.tessera.field.ElementType;
import org.tessera.field.Elements;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.io.Limits;
import org.tessera.model.VariableModels;
import org.tessera.neural.block.BlockLayout;
import org.tessera.neural.block.Rounding;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;
import org.tessera.stage.quantize.Grid;
import org.tessera.target.Tolerance;

/// Small blocks as coefficients of a learned basis, with a residual that holds the bound or without.
///
/// The basis is that of a model, or learned from the chunk and put into the payload. What neighbours with common
/// faces show is taken into account ([Conditional]). Learned basis and residual under a bound as in AE-SZ (J. Liu et
/// al., CLUSTER 2021), with a linear transform in the place of the network.
public final class KltCodec implements MeanCodec {

    public static final CodecId ID = new CodecId("klt", 1);

    private static final byte[] REFUSED = {(byte) 255};
    private static final int BOUNDED = 1;
    private static final int INLINE = 2;

    private static final double BOUNDED_STEP = 0;

    /// Beyond so many half steps rounding errors of the transform are no longer small against the bound.
    static final double MOST_STEPS = 0x1p40;

    /// Points of two faces that differ by less than so many half steps, or this part of the range, are one.
    private static final double NEAR_STEPS = 0.01;

    private static final double NEAR_RANGE = 0x1p-12;

    /// Error of each point that no vector covers, in parts of a step, where the mean error counts.
    private static final double UNCOVERED_MEAN = 0.08;

    /// Noise of neighbours where the mean error counts: half a half step.
    private static final int MEAN_NOISE = -2;

    private final KltOptions options;
    private final @Nullable FittedBasis fitted;
    private final VariableModels models;

    /// @param fitted to encode with; null to learn from each chunk
    /// @param models to decode with
    KltCodec(KltOptions options, @Nullable FittedBasis fitted, VariableModels models) {
        this.options = options;
        this.fitted = fitted;
        this.models = models;
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        return encode(chunk, grid(chunk, tolerance.absolute()), BOUNDED_STEP);
    }

    @Override
    public Encoded encodeMean(ArrayField chunk, double step) {
        ElementType type = chunk.spec().type();
        Grid.Rounding rounding = !type.isFloat()
                ? Grid.Rounding.INTEGER
                : type == ElementType.F32 ? Grid.Rounding.FLOAT : Grid.Rounding.DOUBLE;
        // The half step is a power of two: what is derived from the basis then serves all steps of an octave.
        double half = Math.scalb(1.0, Math.getExponent(step));
        return encode(chunk, new Grid(rounding, half), 2 * step / half);
    }

    private static Grid grid(ArrayField chunk, double tolerance) {
        return chunk.spec().type() == ElementType.F32
                ? Grid.choose(chunk.floats(), tolerance)
                : Grid.choose(chunk.spec().type(), chunk.toDoubles(), tolerance);
    }

    /// @param step of the coefficients in half steps, or [#BOUNDED_STEP] to choose it under a bound
    private Encoded encode(ArrayField chunk, Grid grid, double step) {
        boolean bounded = step == BOUNDED_STEP;
        int[] sizes = BlockLayout.sizes(chunk.spec().shape());
        BlockLayout layout = new BlockLayout(sizes, BlockLayout.choose(sizes, options.block()));
        if (!(grid.halfStep() > 0) || layout.points < 2) {
            return new Encoded(REFUSED);
        }
        Rounding rounding = Rounding.of(grid);
        double[] values = layout.gather(chunk.toDoubles());
        double range = scale(values, rounding.unit());
        if (!(range < MOST_STEPS)) {
            return new Encoded(REFUSED);
        }
        ByteWriter out = new ByteWriter().u8((bounded ? BOUNDED : 0) | (fitted == null ? INLINE : 0));
        out.u8(grid.rounding().ordinal()).f64(grid.halfStep());
        for (int size : layout.block()) {
            out.varint(size);
        }
        FittedBasis basis = fitted;
        if (basis == null) {
            BasisLearner learner = new BasisLearner(layout.points);
            learner.add(values, layout.blocks, BasisLearner.stride(layout.points, layout.blocks));
            Basis learned = BasisCost.worthwhile(learner.learn(layout.points), rounding.half(), layout.blocks);
            byte[] packed = PackedBasis.write(learned, rounding.half(), layout.axes());
            out.block(packed);
            Basis read = PackedBasis.read(new ByteReader(packed), layout.axes(), layout.points);
            basis = new FittedBasis(read.first(read.count(), 1 / rounding.unit()), layout.axes());
        } else {
            out.varint(0);
        }
        if (!java.util.Arrays.equals(basis.axes(), layout.axes())) {
            return new Encoded(REFUSED);
        }
        double near = Math.max(NEAR_STEPS * rounding.half(), NEAR_RANGE * range);
        byte[] coded = blocks(basis, rounding, values, layout, step, near, out);
        return new Encoded(coded == null ? REFUSED : out.block(coded).toByteArray());
    }

    private byte @Nullable [] blocks(
            FittedBasis basis,
            Rounding rounding,
            double[] values,
            BlockLayout layout,
            double step,
            double near,
            ByteWriter out) {
        LinkFinder finder = new LinkFinder(new Faces(basis.axes()), values, layout.points, near);
        LinkFinder.Links links = finder.find();
        boolean bounded = step == BOUNDED_STEP;
        BlockPlan plan = bounded ? plan(basis, rounding, values, near, links) : meanPlan(basis, rounding, links, step);
        plan.write(out);
        RangeEncoder coder = new RangeEncoder();
        BlockSequence sequence =
                new BlockSequence(basis.conditionals(plan.vectors(), rounding), plan, rounding, bounded, basis.axes());
        double[] restored = sequence.run(coder, values, layout.blocks, links.isEmpty() ? null : links.of(), finder);
        return restored == null ? null : coder.finish();
    }

    private BlockPlan plan(FittedBasis basis, Rounding rounding, double[] values, double near, LinkFinder.Links links) {
        return options.effort() < KltOptions.SEARCHED
                ? PlanSearch.quick(basis, rounding, links)
                : new PlanSearch(basis, rounding, values, near).bounded(links);
    }

    private static BlockPlan meanPlan(FittedBasis basis, Rounding rounding, LinkFinder.Links links, double step) {
        double half = rounding.half();
        return PlanSearch.start(basis.basis(), rounding, step * half, UNCOVERED_MEAN * 2 * half)
                .withNoise(MEAN_NOISE)
                .linked(!links.isEmpty(), links.ends());
    }

    /// Divides by the unit; returns the size of what comes out.
    private static double scale(double[] values, double unit) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            values[i] /= unit;
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        return Math.max(Math.max(-least, most), most - least);
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int flags = payload.u8();
        int kind = payload.u8();
        double half = payload.f64();
        if (flags > (BOUNDED | INLINE) || kind > 2 || !(half > 0) || Double.isInfinite(half)) {
            throw payload.malformed(
                    "a klt payload expected, found flags " + flags + ", rounding " + kind + ", half" + " step " + half);
        }
        Rounding rounding = Rounding.of(new Grid(Grid.Rounding.values()[kind], half));
        BlockLayout layout = BlockLayout.read(payload, spec, limits);
        FittedBasis basis = (flags & INLINE) != 0 ? inline(payload, layout, rounding) : model(payload);
        if (!java.util.Arrays.equals(basis.axes(), layout.axes())) {
            throw payload.malformed("blocks of " + java.util.Arrays.toString(basis.axes()) + " expected, found "
                    + java.util.Arrays.toString(layout.axes()));
        }
        BlockPlan plan = BlockPlan.read(payload, basis.basis().count());
        RangeDecoder coder = new RangeDecoder(payload.block());
        payload.expectEnd("a klt payload");
        BlockSequence sequence = new BlockSequence(
                basis.conditionals(plan.vectors(), rounding), plan, rounding, (flags & BOUNDED) != 0, basis.axes());
        double[] values = java.util.Objects.requireNonNull(sequence.run(coder, null, layout.blocks, null, null));
        for (int i = 0; i < values.length; i++) {
            values[i] *= rounding.unit();
        }
        double[] chunk = layout.scatter(values);
        return Coarse.take(ArrayField.of(spec, Elements.fromDoubles(spec.type(), chunk, chunk.length)), level);
    }

    private static FittedBasis inline(ByteReader payload, BlockLayout layout, Rounding rounding) {
        ByteReader packed = payload.blockReader();
        Basis basis = PackedBasis.read(packed, layout.axes(), layout.points);
        packed.expectEnd("the basis");
        return new FittedBasis(basis.first(basis.count(), 1 / rounding.unit()), layout.axes());
    }

    private FittedBasis model(ByteReader payload) {
        return models.get(payload.varint(255, "the number of a model"), FittedBasis.class, FittedBasis::read);
    }
}
