package org.tessera.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place where models lie: a file, a folder, a jar.
public interface ModelSource {

    /// The bytes of a model, not yet compared with its hash; null when it is not here.
    byte @Nullable [] find(ModelId id);

    /// Where this is, for the message that nothing was found.
    String place();

    /// Models in memory.
    static ModelSource of(List<ModelUse> models) {
        return new ModelSource() {
            @Override
            public byte @Nullable [] find(ModelId id) {
                for (ModelUse model : models) {
                    if (model.reference().id().equals(id)) {
                        return model.bytes();
                    }
                }
                return null;
            }

            @Override
            public String place() {
                return "memory";
            }
        };
    }
}
