/// What a user asks of a compression: an error bound, or a size or quality to reach.
@NullMarked
package org.tessera.target;

import org.jspecify.annotations.NullMarked;
