/// Networks fitted to what is being compressed, by libtorch.
@NullMarked
package org.tessera.training.fit;

import org.jspecify.annotations.NullMarked;
