package org.tessera.codec;

import java.util.List;
import org.tessera.model.ModelUse;

/// A codec fitted to one variable.
///
/// @param codec that encodes its chunks
/// @param text what the header says of it
/// @param models that decoding needs
public record PreparedCodec(Codec codec, OptionText text, List<ModelUse> models) {

    public PreparedCodec {
        models = List.copyOf(models);
    }
}
