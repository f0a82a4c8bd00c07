/// Velocity distribution functions: where their values lie, what they mean, and where to get some.
@NullMarked
package org.tessera.science.vdf;

import org.jspecify.annotations.NullMarked;
