package org.tessera.training.run;

/// Hears what a run tells.
public interface RunListener {

    /// The line that stands for the moment; the next one replaces it.
    void progress(String line);

    /// Something that should stay to be read.
    void note(String line);
}
