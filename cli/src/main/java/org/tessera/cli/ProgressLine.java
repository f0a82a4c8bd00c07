package org.tessera.cli;

import java.io.PrintWriter;

/// A line that is replaced by the next one on a terminal, and one line each in a pipe, as a run of hours should leave
/// something to read.
final class ProgressLine implements AutoCloseable {

    private final PrintWriter out;
    private final boolean wanted;
    private final boolean terminal;
    private int shown;

    ProgressLine(PrintWriter out, boolean wanted) {
        this.out = out;
        this.wanted = wanted;
        this.terminal = ProgressBar.isTerminal(System.console());
    }

    void show(String text) {
        if (!wanted || text.isEmpty()) {
            return;
        }
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            shown = text.length();
        } else {
            out.println(text);
        }
        out.flush();
    }

    /// Makes room for other lines.
    void clear() {
        if (terminal && shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
