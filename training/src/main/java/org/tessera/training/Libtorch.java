package org.tessera.training;

import org.bytedeco.javacpp.Loader;

/// Loads the native library, or says in a sentence why it cannot be loaded.
public final class Libtorch {

    private Libtorch() {}

    /// @throws IllegalArgumentException on a platform that the library was not fetched for
    public static void load() {
        try {
            Loader.load(org.bytedeco.openblas.global.openblas.class);
            Loader.load(org.bytedeco.pytorch.global.torch.class);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    "libtorch cannot be loaded on " + Loader.getPlatform() + ": " + e.getMessage(), e);
        }
    }
}
