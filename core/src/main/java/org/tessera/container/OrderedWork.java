package org.tessera.container;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/// Numbered tasks on several threads, results taken in order: so that bytes never depend on the threads.
///
/// At most one task a thread runs, and one more result a thread waits: memory stays bounded.
public final class OrderedWork {

    private OrderedWork() {}

    /// Takes results in order of their numbers.
    @FunctionalInterface
    public interface Sink<T> {
        void accept(T result) throws IOException;
    }

    /// @param count tasks 0 to count - 1
    /// @param threads at least 1; with 1 all runs in the calling thread
    public static <T> void run(long count, int threads, LongFunction<T> task, Sink<T> sink) throws IOException {
        if (threads <= 1 || count <= 1) {
            for (long i = 0; i < count; i++) {
                sink.accept(task.apply(i));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool((int) Math.min(threads, count), OrderedWork::daemon);
        try {
            ArrayDeque<Future<T>> window = new ArrayDeque<>();
            long submitted = 0;
            for (long done = 0; done < count; done++) {
                for (; submitted < count && window.size() <= threads; submitted++) {
                    long number = submitted;
                    Callable<T> call = () -> task.apply(number);
                    window.add(pool.submit(call));
                }
                sink.accept(result(window.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tessera-worker");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
