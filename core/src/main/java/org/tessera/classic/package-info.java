/// The classical codecs: interp, lorenzo, lossless, constant.
@NullMarked
package org.tessera.classic;

import org.jspecify.annotations.NullMarked;
