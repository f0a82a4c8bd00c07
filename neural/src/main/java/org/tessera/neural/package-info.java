/// Learned codecs that decode in pure Java, with the same bits on every machine.
@NullMarked
package org.tessera.neural;

import org.jspecify.annotations.NullMarked;
