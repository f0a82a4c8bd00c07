/// The codec `network`: blocks as latents of an autoencoder, with corrections that hold a bound.
@NullMarked
package org.tessera.neural.codec;

import org.jspecify.annotations.NullMarked;
