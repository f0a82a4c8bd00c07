package org.tessera.cli.bench;

import java.io.IOException;

/// Something that compresses.
public interface Tool {

    /// Who it is, with one thread.
    Entry entry();

    /// Whether it can be told how many threads to use; otherwise it runs with one.
    boolean takesThreads();

    /// What its times contain, for those who read them.
    String timing();

    /// Gets ready to run on a field.
    ///
    /// @throws ToolFailure when this is no field for it
    Attempt on(Subject subject, int threads) throws IOException, ToolFailure;
}
