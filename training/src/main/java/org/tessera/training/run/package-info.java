/// The loop: steps, validation, checkpoints, the way back from NaN, and the model file.
@NullMarked
package org.tessera.training.run;

import org.jspecify.annotations.NullMarked;
