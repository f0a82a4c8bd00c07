/// Transform codecs: wavelets, their coefficients coded by context, points that miss the bound apart.
@NullMarked
package org.tessera.wavelet;

import org.jspecify.annotations.NullMarked;
