package org.tessera.model;

import org.jspecify.annotations.Nullable;

/// A place where models lie: a file, a folder, a jar.
public interface ModelSource {

    /// The bytes of a model, not yet compared with its hash; null when it is not here.
    byte @Nullable [] find(ModelId id);

    /// Where this is, for the message that nothing was found.
    String place();
}
