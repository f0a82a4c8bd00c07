/// Surfaces as files for other programs (VTP, glTF) and as pictures.
@NullMarked
package org.tessera.formats.mesh;

import org.jspecify.annotations.NullMarked;
