package org.tessera.training.net;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/// Work whose tensors are freed when it ends: without it they would wait for the garbage collector, which does not see
/// how large they are.
public final class TensorScope {

    private TensorScope() {}

    public static <T> T within(Supplier<T> work) {
        PointerScope scope = new PointerScope();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }
}
