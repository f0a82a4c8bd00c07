package org.tessera.cli.report;

import org.tessera.field.Field;
import org.tessera.formats.png.Plane;
import org.tessera.formats.png.Slice;

/// The same slice three times: original, reconstruction, signed error.
///
/// @param label where the slice lies, or empty
/// @param original values
/// @param reconstruction values
/// @param error reconstruction minus original; where a slice was made smaller, the worst of the points that fell
/// together
public record Triptych(String label, Plane original, Plane reconstruction, Plane error) {

    /// Cuts both fields.
    public static Triptych of(Slice slice, Field original, Field reconstruction) {
        return new Triptych(
                slice.label(), slice.of(original), slice.of(reconstruction), slice.ofError(original, reconstruction));
    }
}
