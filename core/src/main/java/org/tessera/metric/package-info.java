/// Measures of size and error, with the definitions of `docs/metrics.md`.
@NullMarked
package org.tessera.metric;

import org.jspecify.annotations.NullMarked;
