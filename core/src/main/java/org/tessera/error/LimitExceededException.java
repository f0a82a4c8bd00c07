package org.tessera.error;

/// A stream asks for more than [org.tessera.io.Limits] allows; thrown before anything is allocated.
public final class LimitExceededException extends CompressionException {

    private static final long serialVersionUID = 1L;

    /// @param what the quantity, such as "values in a chunk"
    /// @param asked what the stream asks for
    /// @param limit the most that is allowed
    public LimitExceededException(String what, long asked, long limit) {
        super(what + ": the file asks for " + Long.toUnsignedString(asked) + ", the limit is " + limit);
    }
}
