package org.tessera.bench;

import java.util.function.Supplier;

/// Best wall time of several calls: what the machine can do when nothing else wants it.
final class Stopwatch {

    private Stopwatch() {}

    /// Megabytes a second of the best of `repeats` calls.
    static double megabytesPerSecond(long bytes, int repeats, Supplier<?> call) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            Object result = call.get();
            long time = System.nanoTime() - start;
            if (result != null) {
                best = Math.min(best, time);
            }
        }
        return bytes * 1e3 / best;
    }
}
