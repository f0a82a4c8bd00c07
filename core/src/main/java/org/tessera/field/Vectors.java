package org.tessera.field;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Whether the Vector API is there (it needs `--add-modules jdk.incubator.vector`, and everything runs without), and
/// when its kernels are used.
///
/// Until it is compiled, a vector kernel is a hundred times slower than its scalar twin: half a second to a second of a
/// short run. So scalar twins work at first; after some millions of values a thread beside practises the vector
/// kernels, and each takes over when it is fast. Twins give the same bits, so nobody sees when.
/// `-Dtessera.vectors=at-once` uses them from the first value on: for tests, and where runs are measured.
public final class Vectors {

    public static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    static final boolean AT_ONCE = "at-once".equals(System.getProperty("tessera.vectors"));

    /// Values after which practice pays.
    private static final long WARM = 8L << 20;

    private static final AtomicLong VALUES = new AtomicLong();
    private static final List<VectorKernel> WAITING = new ArrayList<>();

    private Vectors() {}

    /// Notes that so many values were encoded or decoded.
    public static void worked(long values) {
        if (PRESENT && !AT_ONCE && VALUES.get() < WARM && VALUES.addAndGet(values) >= WARM) {
            synchronized (WAITING) {
                practise(List.copyOf(WAITING));
                WAITING.clear();
            }
        }
    }

    static void await(VectorKernel kernel) {
        synchronized (WAITING) {
            if (VALUES.get() >= WARM) {
                practise(List.of(kernel));
            } else {
                WAITING.add(kernel);
            }
        }
    }

    private static void practise(List<VectorKernel> kernels) {
        Thread thread = new Thread(() -> kernels.forEach(VectorKernel::practise), "tessera-vectors");
        thread.setDaemon(true);
        thread.start();
    }
}
