package org.tessera.error;

/// A point misses its error bound and could not be repaired; nothing may be written.
public final class BoundViolatedException extends CompressionException {

    private static final long serialVersionUID = 1L;

    /// @param message variable, index, error and tolerance of the first point that fails
    public BoundViolatedException(String message) {
        super(message);
    }
}
