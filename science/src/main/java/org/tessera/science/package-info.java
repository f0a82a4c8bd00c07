/// What is known in formulas: generators of fields of physics.
@NullMarked
package org.tessera.science;

import org.jspecify.annotations.NullMarked;
