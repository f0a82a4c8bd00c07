package org.tessera.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tessera.container.Compressor;

/// One line on a terminal: part done, throughput, time left. Nothing in a pipe.
final class ProgressBar implements Compressor.Progress, AutoCloseable {

    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 200_000_000;

    private final PrintWriter out;
    private final long total;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long done;
    private long drawn;

    ProgressBar(PrintWriter out, long total, boolean wanted) {
        this.out = out;
        this.total = Math.max(1, total);
        this.shown = wanted && isTerminal(System.console());
    }

    static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    @Override
    public synchronized void done(long bytes) {
        done = Math.min(total, done + bytes);
        long now = System.nanoTime();
        if (shown && now - drawn > EVERY_NANOS) {
            drawn = now;
            draw(now);
        }
    }

    private void draw(long now) {
        double seconds = (now - start) / 1e9;
        double part = (double) done / total;
        int filled = (int) (part * WIDTH);
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        String left = part > 0 ? Text.seconds(seconds * (1 - part) / part) + " left" : "";
        out.print(String.format(
                Locale.ROOT,
                "\r[%s] %3.0f %%  %s/s  %s   ",
                bar,
                100 * part,
                Text.bytes((long) (done / seconds)),
                left));
        out.flush();
    }

    @Override
    public void close() {
        if (shown && drawn != 0) {
            out.print("\r" + " ".repeat(WIDTH + 48) + "\r");
            out.flush();
        }
    }
}
