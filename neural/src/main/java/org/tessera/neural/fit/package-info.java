/// Networks fitted to the very values that are compressed: the network is the payload.
@NullMarked
package org.tessera.neural.fit;

import org.jspecify.annotations.NullMarked;
