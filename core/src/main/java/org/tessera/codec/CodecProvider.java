package org.tessera.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tessera.field.FieldSpec;
import org.tessera.model.VariableModels;

/// How a codec is found: listed in `META-INF/services`, looked up by name.
public interface CodecProvider {

    CodecId id();

    /// Whether the codec decodes payloads of a version.
    default boolean decodes(int version) {
        return version == id().version();
    }

    /// @param options as in [OptionText]; an unknown one is an `IllegalArgumentException`
    Codec create(OptionText options);

    /// The decoder for a variable that has models.
    default Codec decoder(VariableModels models) {
        return create(new OptionText(id().name(), java.util.Map.of()));
    }

    /// The codec fitted to a variable; null where each chunk is for itself.
    default @Nullable PreparedCodec prepare(OptionText options, Preparation variable) throws IOException {
        return null;
    }

    /// What `auto` should prepare and try on a variable of that shape; null where nothing is to be gained.
    default @Nullable OptionText proposal(FieldSpec spec) {
        return null;
    }
}
