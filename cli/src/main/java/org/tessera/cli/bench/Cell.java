package org.tessera.cli.bench;

import org.tessera.field.FieldSpec;
import org.tessera.target.Tolerance;

/// A field under a bound: where tools are compared.
///
/// @param file name of the file
/// @param field how the field is called: the file, with the variable where the file has several
/// @param spec of the values
/// @param chunks that the field has here
/// @param target the bound in its text form
/// @param bound relative to the value range; NaN where that says nothing
/// @param tolerance what the bound comes to, the same for every tool
public record Cell(
        String file, String field, FieldSpec spec, long chunks, String target, double bound, Tolerance tolerance) {

    /// Size of the original.
    public long bytes() {
        return spec.bytes();
    }
}
