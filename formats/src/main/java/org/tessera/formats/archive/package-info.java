/// A whole file into a container, and a file of the same kind out of it.
@NullMarked
package org.tessera.formats.archive;

import org.jspecify.annotations.NullMarked;
