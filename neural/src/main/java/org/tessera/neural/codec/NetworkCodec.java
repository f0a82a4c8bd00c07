package org.tessera.neural.codec;

import java.util.Arrays;
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
import org.tessera.neural.model.Model;
import org.tessera.neural.network.NetworkModel;
import org.tessera.stage.entropy.RangeDecoder;
import org.tessera.stage.entropy.RangeEncoder;
import org.tessera.stage.quantize.Grid;
import org.tessera.target.Tolerance;

/// Blocks as latents of an autoencoder that a model holds, with corrections under a bound or without.
///
/// Under a bound each block is coded by the network with corrections, or by its differences, whichever seems shorter
/// (AE-SZ: J. Liu et al., CLUSTER 2021). Reconstruction, inverse normalisation and corrections have the same bits on
/// every
/// machine, so the corrections mean the same everywhere.
public final class NetworkCodec implements MeanCodec {

    public static final CodecId ID = new CodecId("network", 1);

    private static final byte[] REFUSED = {(byte) 255};
    private static final int BOUNDED = 1;

    private final @Nullable NetworkBlocks own;
    private final @Nullable Fitted fitted;
    private final VariableModels models;

    /// A model as the codec uses it.
    record Fitted(NetworkModel network, Model model) {

        static Fitted read(byte[] file) {
            Model model = Model.read(file, Limits.DEFAULT);
            return new Fitted(NetworkModel.of(model), model);
        }

        /// Sizes of a block without channels and axes of one point.
        int[] axes() {
            return Arrays.stream(network.architecture().input().sizes())
                    .filter(size -> size > 1)
                    .toArray();
        }
    }

    /// @param fitted to encode with; null for decoding alone
    /// @param models to decode with
    NetworkCodec(@Nullable Fitted fitted, VariableModels models) {
        this.fitted = fitted;
        this.own = fitted == null ? null : new NetworkBlocks(fitted.network());
        this.models = models;
    }

    @Override
    public CodecId id() {
        return ID;
    }

    @Override
    public Encoded encode(ArrayField chunk, Tolerance tolerance) {
        Grid grid = chunk.spec().type() == ElementType.F32
                ? Grid.choose(chunk.floats(), tolerance.absolute())
                : Grid.choose(chunk.spec().type(), chunk.toDoubles(), tolerance.absolute());
        return encode(chunk, grid, true);
    }

    /// The network has the quality that it has: the step does not matter.
    @Override
    public Encoded encodeMean(ArrayField chunk, double step) {
        Grid.Rounding rounding = chunk.spec().type() == ElementType.F32 ? Grid.Rounding.FLOAT : Grid.Rounding.DOUBLE;
        return encode(chunk, new Grid(rounding, Math.min(step, Double.MAX_VALUE)), false);
    }

    @Override
    public boolean hasOwnQuality() {
        return true;
    }

    private Encoded encode(ArrayField chunk, Grid grid, boolean bounded) {
        if (own == null
                || fitted == null
                || !(grid.halfStep() > 0)
                || !chunk.spec().type().isFloat()) {
            return new Encoded(REFUSED);
        }
        int[] sizes = BlockLayout.sizes(chunk.spec().shape());
        int[] block = BlockLayout.choose(sizes, fitted.axes());
        BlockLayout layout = new BlockLayout(sizes, block);
        if (layout.points != own.points()) {
            return new Encoded(REFUSED);
        }
        ByteWriter out = new ByteWriter()
                .u8(bounded ? BOUNDED : 0)
                .u8(grid.rounding().ordinal())
                .f64(grid.halfStep());
        for (int size : block) {
            out.varint(size);
        }
        out.varint(0);
        RangeEncoder coder = new RangeEncoder();
        NetworkSequence sequence = new NetworkSequence(
                coder, own, fitted.network(), fitted.model(), Rounding.of(grid), bounded, layout.axes());
        boolean coded = sequence.encode(layout.gather(chunk.toDoubles()));
        return new Encoded(coded ? out.block(coder.finish()).toByteArray() : REFUSED);
    }

    @Override
    public ArrayField decode(ByteReader payload, FieldSpec spec, int level, Limits limits) {
        limits.checkChunkValues(spec.shape().count());
        int flags = payload.u8();
        int kind = payload.u8();
        double half = payload.f64();
        if (flags > BOUNDED || kind > 2 || !(half > 0) || Double.isInfinite(half)) {
            throw payload.malformed(
                    "a network payload expected, found flags " + flags + ", rounding " + kind + ", half step " + half);
        }
        BlockLayout layout = BlockLayout.read(payload, spec, limits);
        Fitted model = models.get(payload.varint(255, "the number of a model"), Fitted.class, Fitted::read);
        NetworkBlocks blocks = new NetworkBlocks(model.network());
        if (blocks.points() != layout.points || !Arrays.equals(layout.axes(), model.axes())) {
            throw payload.malformed("blocks of " + Arrays.toString(model.axes()) + " expected, found "
                    + Arrays.toString(layout.axes()));
        }
        RangeDecoder coder = new RangeDecoder(payload.block());
        payload.expectEnd("a network payload");
        Rounding rounding = Rounding.of(new Grid(Grid.Rounding.values()[kind], half));
        NetworkSequence sequence = new NetworkSequence(
                coder, blocks, model.network(), model.model(), rounding, (flags & BOUNDED) != 0, layout.axes());
        double[] chunk = layout.scatter(sequence.decode(layout.blocks));
        return Coarse.take(ArrayField.of(spec, Elements.fromDoubles(spec.type(), chunk, chunk.length)), level);
    }
}
