/// The codec `klt`: small blocks as coefficients of a learned linear basis, given what their neighbours show.
@NullMarked
package org.tessera.neural.klt;

import org.jspecify.annotations.NullMarked;
