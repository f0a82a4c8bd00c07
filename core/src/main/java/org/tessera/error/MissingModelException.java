package org.tessera.error;

/// The bytes are fine, but a model that they were made with is not here.
public final class MissingModelException extends CompressionException {

    private static final long serialVersionUID = 1L;

    /// @param message the hash of the model, and where it was looked for
    public MissingModelException(String message) {
        super(message);
    }
}
