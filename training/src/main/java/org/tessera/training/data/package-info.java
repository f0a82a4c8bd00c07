/// Blocks to train on: read, normalised, split.
@NullMarked
package org.tessera.training.data;

import org.jspecify.annotations.NullMarked;
