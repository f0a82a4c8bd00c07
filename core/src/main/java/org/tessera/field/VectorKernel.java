package org.tessera.field;

/// A kernel of the Vector API that is used from when it is compiled; see [Vectors].
public final class VectorKernel {

    /// Calls after which the compiler has it.
    private static final int CALLS = 6000;

    /// It is compiled when a call takes less than one in so many of what the first calls took.
    private static final int FASTER = 8;

    /// What never becomes faster (no compiler, or compiled before) is used in the end.
    private static final long PATIENCE = 2_000_000_000L;

    private static final int SOME = 100;

    private final Runnable practice;
    private boolean ready;

    private VectorKernel(Runnable practice) {
        this.practice = practice;
    }

    /// @param fast whether the machine has vectors that suit; when not, the kernel is never used
    /// @param practice one call of the kernel on a little made-up data
    public static VectorKernel of(boolean fast, Runnable practice) {
        VectorKernel kernel = new VectorKernel(practice);
        kernel.ready = fast && Vectors.AT_ONCE;
        if (fast && !Vectors.AT_ONCE) {
            Vectors.await(kernel);
        }
        return kernel;
    }

    /// Whether to use it now. Changes once, and no thread needs to see that soon.
    public boolean isReady() {
        return ready;
    }

    void practise() {
        long start = System.nanoTime();
        long first = calls();
        long best = first;
        for (int done = SOME; System.nanoTime() - start < PATIENCE; done += SOME) {
            best = Math.min(best, calls());
            if (done >= CALLS && best * FASTER < first) {
                break;
            }
        }
        ready = true;
    }

    private long calls() {
        long start = System.nanoTime();
        for (int i = 0; i < SOME; i++) {
            practice.run();
        }
        return System.nanoTime() - start;
    }
}
