/// Files of values and nothing else: the user or the name says their shape and type.
@NullMarked
package org.tessera.formats.raw;

import org.jspecify.annotations.NullMarked;
