/// NumPy's .npy files, versions 1 to 3, alone or several in a zip file.
@NullMarked
package org.tessera.formats.npy;

import org.jspecify.annotations.NullMarked;
