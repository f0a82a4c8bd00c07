/// Quantizers: values to symbols within a tolerance.
@NullMarked
package org.tessera.stage.quantize;

import org.jspecify.annotations.NullMarked;
