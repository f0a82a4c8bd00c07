/// What a codec is, how it is named, and the one comparison of error and tolerance.
@NullMarked
package org.tessera.codec;

import org.jspecify.annotations.NullMarked;
