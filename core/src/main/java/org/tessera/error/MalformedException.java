package org.tessera.error;

/// The bytes are not what the format says they must be: cut short, overwritten, or not ours.
public final class MalformedException extends CompressionException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /// @param offset byte offset in the stream, or -1 where no single place is to blame
    /// @param reason what was expected and what was found
    public MalformedException(long offset, String reason) {
        super(offset < 0 ? reason : reason + " (at byte " + offset + ")");
        this.offset = offset;
    }

    /// Byte offset in the stream, or -1.
    public long offset() {
        return offset;
    }
}
