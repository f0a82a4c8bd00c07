package org.tessera.container;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.classic.CodecSelector;
import org.tessera.codec.OptionText;
import org.tessera.model.ModelUse;
import org.tessera.model.VariableModels;
import org.tessera.target.Tolerance;

/// What is decided about a variable before its first chunk.
///
/// @param tolerances that every point is compared with
/// @param aim what the codec is given where that is something else, or null
/// @param selector which codec a chunk gets
/// @param codec what the header says of it
/// @param models that decoding needs
/// @param found the same models, for decoding
record VariablePlan(
        ChunkTolerances tolerances,
        @Nullable Tolerance aim,
        CodecSelector selector,
        OptionText codec,
        List<ModelUse> models,
        VariableModels found) {

    static VariablePlan of(ChunkTolerances tolerances, CodecSelector selector, OptionText codec) {
        return new VariablePlan(tolerances, null, selector, codec, List.of(), VariableModels.NONE);
    }

    VariablePlan with(ChunkTolerances other, @Nullable Tolerance otherAim) {
        return new VariablePlan(other, otherAim, selector, codec, models, found);
    }

    VariablePlan withSelector(CodecSelector other, OptionText text, List<ModelUse> needed) {
        return new VariablePlan(tolerances, aim, other, text, needed, VariableModels.of(needed));
    }

    /// The same with another tolerance: as the bound, or where only the codec has one, as what that aims at.
    VariablePlan aimingAt(Tolerance tolerance) {
        return aim == null ? with(ChunkTolerances.same(tolerance), null) : with(tolerances, tolerance);
    }

    /// Bytes of the models that the container takes in.
    long embeddedBytes() {
        return models.stream()
                .filter(ModelUse::embed)
                .mapToLong(model -> model.bytes().length)
                .sum();
    }

    Tolerance aim(long number) {
        return aim == null ? tolerances.of(number) : aim;
    }
}
