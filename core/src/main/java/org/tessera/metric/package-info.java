/// Measures of size and error, with the definitions of `docs/modes.md`.
@NullMarked
package org.tessera.metric;

import org.jspecify.annotations.NullMarked;
