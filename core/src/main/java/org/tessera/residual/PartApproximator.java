package org.tessera.residual;

import org.jspecify.annotations.Nullable;
import org.tessera.field.Box;
import org.tessera.field.FieldSpec;
import org.tessera.io.ByteReader;
import org.tessera.io.Limits;

/// An [Approximator] whose values can be worked out in a part of the field alone.
public interface PartApproximator extends Approximator {

    /// The values that [#synthesise] gives in a part.
    ///
    /// @param in left anywhere
    /// @param part inside the field
    /// @return null where the whole would have to be worked out for it
    double @Nullable [] synthesisePart(ByteReader in, FieldSpec spec, Box part, Limits limits);
}
