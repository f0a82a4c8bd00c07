/// The model file `model.tsm`: architecture, where it came from, tensors; and where models are looked for.
@NullMarked
package org.tessera.neural.model;

import org.jspecify.annotations.NullMarked;
