/// Arrays that lie in a file in one piece, row-major: read and written through memory maps, whatever their size.
@NullMarked
package org.tessera.formats.contiguous;

import org.jspecify.annotations.NullMarked;
