/// Entropy coders: symbols to bits with integer probabilities.
@NullMarked
package org.tessera.stage.entropy;

import org.jspecify.annotations.NullMarked;
