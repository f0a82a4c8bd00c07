/// What is added to an approximation so that the bound holds.
@NullMarked
package org.tessera.residual;

import org.jspecify.annotations.NullMarked;
