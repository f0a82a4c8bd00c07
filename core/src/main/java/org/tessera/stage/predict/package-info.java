/// Predictors: interpolation and Lorenzo.
@NullMarked
package org.tessera.stage.predict;

import org.jspecify.annotations.NullMarked;
