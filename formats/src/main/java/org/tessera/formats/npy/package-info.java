/// NumPy's .npy files, versions 1 to 3.
@NullMarked
package org.tessera.formats.npy;

import org.jspecify.annotations.NullMarked;
