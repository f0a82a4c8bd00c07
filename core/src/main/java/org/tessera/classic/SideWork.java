package org.tessera.classic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Work that may run beside the caller's: candidates for one chunk, when there are more threads than chunks.
///
/// What comes out never depends on where it ran.
record SideWork(boolean idle) {

    /// Starts the work, or leaves it for when it is asked for.
    ///
    /// @return its result, worked out once
    <T> Supplier<T> start(Supplier<T> work) {
        CompletableFuture<T> result = idle ? CompletableFuture.supplyAsync(work) : new CompletableFuture<>();
        return () -> idle || result.isDone() ? await(result) : now(result, work);
    }

    private static <T> T now(CompletableFuture<T> result, Supplier<T> work) {
        result.complete(work.get());
        return result.join();
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
