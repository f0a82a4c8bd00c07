/// Series of VTK files: the collection that names the steps, and the steps.
@NullMarked
package org.tessera.formats.pvd;

import org.jspecify.annotations.NullMarked;
