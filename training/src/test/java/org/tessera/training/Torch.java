package org.tessera.training;

import org.junit.jupiter.api.Assumptions;

/// Lets a test run only where libtorch can be loaded, and says so where it is skipped.
public final class Torch {

    private Torch() {}

    public static void assume() {
        try {
            Libtorch.load();
            org.bytedeco.pytorch.global.torch.set_num_threads(1);
        } catch (IllegalArgumentException e) {
            Assumptions.abort("skipped, as libtorch is not there: " + e.getMessage());
        }
    }
}
