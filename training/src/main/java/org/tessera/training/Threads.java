package org.tessera.training;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import org.bytedeco.pytorch.global.torch;

/// How many threads libtorch computes with.
///
/// Its matrix products are those of OpenBLAS, which has threads of its own that libtorch's setting does not reach, and
/// whose setting the bindings do not show. Left alone it takes all cores, and where another process has one of them a
/// product of 4096 by 25 by 25 waits so long for its other half that it takes 5 ms instead of 0.2.
public final class Threads {

    private Threads() {}

    /// Once the library is loaded ([Libtorch#load]).
    @SuppressWarnings("restricted") // the launcher enables native access, for libtorch itself
    public static void set(int threads) {
        torch.set_num_threads(threads);
        SymbolLookup.loaderLookup().find("openblas_set_num_threads").ifPresent(symbol -> {
            var call = Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            try {
                call.invokeExact(threads);
            } catch (Throwable e) {
                throw new IllegalStateException("openblas_set_num_threads failed", e);
            }
        });
    }
}
