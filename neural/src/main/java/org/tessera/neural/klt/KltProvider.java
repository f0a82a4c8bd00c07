package org.tessera.neural.klt;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.codec.Codec;
import org.tessera.codec.CodecId;
import org.tessera.codec.CodecProvider;
import org.tessera.codec.OptionText;
import org.tessera.codec.Preparation;
import org.tessera.codec.PreparedCodec;
import org.tessera.field.FieldSpec;
import org.tessera.io.Limits;
import org.tessera.model.ModelUse;
import org.tessera.model.VariableModels;
import org.tessera.neural.block.BlockLayout;
import org.tessera.neural.model.Model;

/// Registers [KltCodec], and fits its basis to a variable: `klt:learn`, or a model that the user names.
public final class KltProvider implements CodecProvider {

    /// Fewer blocks are not worth a basis.
    private static final int LEAST_BLOCKS = 256;

    /// Most chunks that are learned from.
    private static final int MOST_CHUNKS = 24;

    @Override
    public CodecId id() {
        return KltCodec.ID;
    }

    @Override
    public Codec create(OptionText text) {
        return new KltCodec(KltOptions.parse(text), null, VariableModels.NONE);
    }

    @Override
    public Codec decoder(VariableModels models) {
        return new KltCodec(KltOptions.parse(new OptionText("klt", Map.of())), null, models);
    }

    @Override
    public @Nullable OptionText proposal(FieldSpec spec) {
        return spec.type().isFloat() && BlockLayout.isBlocks(spec.shape(), LEAST_BLOCKS)
                ? new OptionText("klt", Map.of(OptionText.LEARN, ""))
                : null;
    }

    @Override
    public @Nullable PreparedCodec prepare(OptionText text, Preparation variable) throws IOException {
        KltOptions options = KltOptions.parse(text);
        int[] sizes = BlockLayout.sizes(variable.chunk(0).spec().shape());
        int[] block = BlockLayout.choose(sizes, options.block());
        int[] axes = Arrays.stream(block).filter(size -> size > 1).toArray();
        boolean own = options.learn() || variable.models().isEmpty();
        ModelUse use = own ? learned(variable, axes, block) : named(variable, axes);
        if (use == null) {
            return null;
        }
        FittedBasis basis = FittedBasis.read(use.bytes());
        KltOptions fixed = new KltOptions(options.learn(), block(options, block), options.effort());
        return new PreparedCodec(new KltCodec(fixed, basis, VariableModels.NONE), options.text(), List.of(use));
    }

    /// Chunks may be cut otherwise than the first; blocks may not.
    private static int[] block(KltOptions options, int[] block) {
        return block.length == 1 && options.block().length == 0 ? new int[] {block[0]} : block;
    }

    /// Null where none of the models is a basis.
    private static @Nullable ModelUse named(Preparation variable, int[] axes) {
        List<ModelUse> bases = variable.models().stream()
                .filter(use -> Model.read(use.bytes(), Limits.DEFAULT).kind().equals(FittedBasis.KIND))
                .toList();
        for (ModelUse use : bases) {
            int[] found = FittedBasis.read(use.bytes()).axes();
            if (Arrays.equals(found, axes)) {
                return use;
            }
        }
        if (bases.isEmpty()) {
            return null;
        }
        ModelUse first = bases.getFirst();
        throw new IllegalArgumentException("variable " + variable.spec().name() + " of "
                + variable.spec().shape() + " has blocks of " + Arrays.toString(axes) + ", model " + first.name()
                + " is for blocks of "
                + Arrays.toString(FittedBasis.read(first.bytes()).axes()));
    }

    /// Null where there is nothing to learn: no blocks, or a tolerance so small that nothing is gained.
    private static @Nullable ModelUse learned(Preparation variable, int[] axes, int[] block) throws IOException {
        double tolerance = variable.tolerance();
        BasisLearner learner = null;
        long blocks = 0;
        if (axes.length == 0) {
            return null;
        }
        double unit = Math.scalb(1.0, Math.clamp(Math.getExponent(tolerance), -1000, 1000));
        int chunks = variable.chunks();
        int seen = Math.min(chunks, MOST_CHUNKS);
        for (int i = 0; i < seen; i++) {
            int number = seen == 1 ? 0 : (int) ((long) i * (chunks - 1) / (seen - 1));
            var chunk = variable.chunk(number);
            BlockLayout layout = new BlockLayout(BlockLayout.sizes(chunk.spec().shape()), block);
            double[] values = layout.gather(chunk.toDoubles());
            for (int v = 0; v < values.length; v++) {
                values[v] /= unit;
                if (!(Math.abs(values[v]) < KltCodec.MOST_STEPS)) {
                    return null;
                }
            }
            learner = learner == null ? new BasisLearner(layout.points) : learner;
            long all = (long) layout.blocks * seen;
            learner.add(values, layout.blocks, BasisLearner.stride(layout.points, all));
            blocks += layout.blocks;
        }
        if (learner == null) {
            return null;
        }
        Basis all = learner.learn(Integer.MAX_VALUE);
        Basis kept = BasisCost.worthwhile(all, tolerance / unit, blocks * chunks / seen);
        Model model = FittedBasis.packed("learned", kept.first(kept.count(), 1 / unit), tolerance, axes)
                .build();
        return new ModelUse(model.bytes(), model.name(), true);
    }
}
