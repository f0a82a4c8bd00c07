/// Models of kind `network`: autoencoders whose layers run in pure Java.
@NullMarked
package org.tessera.neural.network;

import org.jspecify.annotations.NullMarked;
