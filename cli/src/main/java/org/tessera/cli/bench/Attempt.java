package org.tessera.cli.bench;

import java.io.IOException;
import org.tessera.field.ArrayField;

/// A tool at work on one field under one bound.
interface Attempt extends AutoCloseable {

    /// Compresses and decompresses once.
    Lap lap() throws IOException, ToolFailure;

    /// All that the last lap needed to decode.
    long bytes() throws IOException;

    /// The values that came back, bit for bit as they came.
    ArrayField restored() throws IOException, ToolFailure;

    @Override
    void close() throws IOException;
}
