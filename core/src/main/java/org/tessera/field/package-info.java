/// Fields: what they are called, their element type, shape and values.
@NullMarked
package org.tessera.field;

import org.jspecify.annotations.NullMarked;
