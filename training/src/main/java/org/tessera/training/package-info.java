/// Training of models by libtorch. Decompression never loads this.
@NullMarked
package org.tessera.training;

import org.jspecify.annotations.NullMarked;
