package org.tessera.wavelet;

import java.util.List;

/// A nearly orthonormal transform of an array: an error made in the coefficients is one as large in the values.
interface Transform {

    /// Replaces values by coefficients.
    void forward(double[] values);

    /// Replaces coefficients by values: the same bits on every machine.
    void inverse(double[] coefficients);

    /// Where which coefficients are, in coding order.
    List<Band> bands();

    /// Sizes of the smooth band, the first one, at the origin.
    int[] smoothBox();
}
