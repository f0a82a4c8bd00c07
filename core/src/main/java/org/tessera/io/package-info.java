/// Bounded reading and writing of bytes, checksums and limits.
@NullMarked
package org.tessera.io;

import org.jspecify.annotations.NullMarked;
