package org.tessera.error;

/// The bytes may be right, but this version has no decoder for them.
public final class UnsupportedException extends CompressionException {

    private static final long serialVersionUID = 1L;

    /// @param message what was found, and what is known
    public UnsupportedException(String message) {
        super(message);
    }
}
