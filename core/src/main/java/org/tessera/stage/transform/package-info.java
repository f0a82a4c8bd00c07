/// Reversible changes of the values in front of a codec: masks, fills, logarithm.
@NullMarked
package org.tessera.stage.transform;

import org.jspecify.annotations.NullMarked;
