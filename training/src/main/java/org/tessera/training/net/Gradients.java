package org.tessera.training.net;

import org.bytedeco.pytorch.AutoGradMode;

/// Work that no gradient follows.
public final class Gradients {

    private Gradients() {}

    public static void without(Runnable work) {
        AutoGradMode off = new AutoGradMode(false);
        try {
            work.run();
        } finally {
            off.close();
        }
    }
}
