package org.tessera.error;

/// A stream that cannot be decoded, or a promise that cannot be kept.
///
/// Sealed, so that a caller can handle each kind: the bytes are wrong, the bytes are fine but this
/// version does not know them, they ask for more than the limits allow, the error bound cannot hold, or a model
/// that they need is not here.
/// Mistakes of the caller (a negative bound, a wrong shape) are `IllegalArgumentException` instead.
public abstract sealed class CompressionException extends RuntimeException
        permits MalformedException,
                UnsupportedException,
                LimitExceededException,
                BoundViolatedException,
                MissingModelException {

    private static final long serialVersionUID = 1L;

    CompressionException(String message) {
        super(message);
    }
}
