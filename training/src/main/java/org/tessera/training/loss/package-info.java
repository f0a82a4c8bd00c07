/// What training descends: terms, their weights over time, and what happens to the latent.
@NullMarked
package org.tessera.training.loss;

import org.jspecify.annotations.NullMarked;
