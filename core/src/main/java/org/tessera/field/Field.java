package org.tessera.field;

/// A read-only array of numbers of any size: in memory, mapped from a file, or decoded on demand.
///
/// Implementations are safe for reading from several threads at once.
public interface Field {

    FieldSpec spec();

    /// A copy of the values in a box.
    ///
    /// @throws IllegalArgumentException when the box is not inside the field
    /// @throws java.io.UncheckedIOException when the source cannot be read
    ArrayField read(Box box);

    /// The box shape that this field gives most cheaply; the whole field when all are alike.
    default Shape grain() {
        return spec().shape();
    }

    /// All values, for fields that fit one array.
    default ArrayField readAll() {
        return read(Box.all(spec().shape()));
    }
}
