/// What can be wrong with a stream, as types. The caller's own mistakes are `IllegalArgumentException`.
@NullMarked
package org.tessera.error;

import org.jspecify.annotations.NullMarked;
