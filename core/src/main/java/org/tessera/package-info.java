/// Scientific data, compressed under a verified error bound. Start at [Tessera].
@NullMarked
package org.tessera;

import org.jspecify.annotations.NullMarked;
