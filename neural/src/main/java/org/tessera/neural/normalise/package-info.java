/// How values become what a network sees, and exactly how they come back.
@NullMarked
package org.tessera.neural.normalise;

import org.jspecify.annotations.NullMarked;
