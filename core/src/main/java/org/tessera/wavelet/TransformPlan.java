package org.tessera.wavelet;

import org.tessera.io.ByteWriter;

/// What was chosen for a chunk: which transform, and how its coefficients are rounded.
interface TransformPlan {

    /// @param sizes four axes
    Transform transform(int[] sizes);

    /// Whether the smooth band is coded as differences.
    boolean differs();

    /// Quantisation step, in sixteenths of the half step of the grid.
    int step();

    void write(ByteWriter out);
}
