package org.tessera.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tessera.error.CompressionException;

/// Runs several tools on one subject in turns, so that all of them see the same machine at the same moments: first each
/// warms up, then each runs once, then each a second time, and so on.
public final class Race {

    private static final long FIRST_NANOS = 2_000_000_000L;

    private final int warmup;
    private final int repeats;
    private boolean started;

    /// @param warmup runs of each tool that are not counted; with some, the first field gets two seconds of them, since
    ///     the first runs of a process measure its compiler
    /// @param repeats counted runs
    public Race(int warmup, int repeats) {
        if (warmup < 0 || repeats < 1) {
            throw new IllegalArgumentException(
                    "--warmup must be at least 0 and --repeats at least 1, found " + warmup + " and " + repeats);
        }
        this.warmup = warmup;
        this.repeats = repeats;
    }

    /// @param tool at some number of threads
    public record Starter(Tool tool, int threads) {

        Entry entry() {
            return tool.entry().withThreads(threads);
        }
    }

    /// A tool that fails is out of this race; the others go on.
    ///
    /// @param done told of each run, in the order of the starters
    public void run(Subject subject, List<Starter> starters, Consumer<BenchRun> done) throws IOException {
        List<Runner> runners = new ArrayList<>();
        try {
            for (Starter starter : starters) {
                runners.add(new Runner(starter, subject));
            }
            for (Runner runner : runners) {
                runner.warmUp();
            }
            started = true;
            for (int round = 0; round < repeats; round++) {
                for (Runner runner : runners) {
                    runner.turn();
                }
            }
            for (Runner runner : runners) {
                done.accept(runner.finish());
            }
        } finally {
            for (Runner runner : runners) {
                runner.close();
            }
        }
    }

    private interface Step {
        void run() throws IOException, ToolFailure;
    }

    /// One tool in this race; after a failure it does nothing.
    private final class Runner {
        private final Starter starter;
        private final Subject subject;
        private final List<Lap> laps = new ArrayList<>();
        private @Nullable Attempt attempt;
        private @Nullable Outcome outcome;
        private String failure = "";

        Runner(Starter starter, Subject subject) throws IOException {
            this.starter = starter;
            this.subject = subject;
            guard(() -> attempt = starter.tool().on(subject, starter.threads()));
        }

        private void guard(Step step) throws IOException {
            if (!failure.isEmpty()) {
                return;
            }
            try {
                step.run();
            } catch (ToolFailure | CompressionException | IllegalArgumentException e) {
                failure = e.getMessage() == null ? e.toString() : e.getMessage();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private Lap lap() throws IOException, ToolFailure {
            if (attempt == null) {
                throw new ToolFailure("nothing to run");
            }
            return attempt.lap();
        }

        void warmUp() throws IOException {
            boolean own = starter.entry().isOwn();
            // A process has nothing to warm up but the cache of its files.
            int times = own ? warmup : Math.min(1, warmup);
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                guard(this::lap);
            }
            while (own && !started && warmup > 0 && failure.isEmpty() && System.nanoTime() - start < FIRST_NANOS) {
                guard(this::lap);
            }
        }

        void turn() throws IOException {
            guard(() -> laps.add(lap()));
        }

        BenchRun finish() throws IOException {
            Attempt last = attempt;
            guard(() -> outcome = last == null ? null : Outcome.of(subject, last, laps));
            return outcome != null
                    ? new BenchRun(
                            subject.cell(), starter.entry(), starter.tool().timing(), outcome, "")
                    : BenchRun.failed(
                            subject.cell(), starter.entry(), starter.tool().timing(), failure);
        }

        void close() throws IOException {
            if (attempt != null) {
                attempt.close();
            }
        }
    }
}
