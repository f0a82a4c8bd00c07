package org.tessera.model;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where models are looked for that a container does not embed; listed in `META-INF/services`.
public interface ModelLibrary {

    /// In the order in which they are asked.
    ///
    /// @param folder of the container, or null when it is not a file
    List<ModelSource> sources(@Nullable Path folder);
}
