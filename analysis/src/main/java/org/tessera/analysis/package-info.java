/// Measures that need a Fourier transform.
@NullMarked
package org.tessera.analysis;

import org.jspecify.annotations.NullMarked;
