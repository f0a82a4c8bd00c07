/// Slices of fields as PNG images, in colours that keep their order for every reader and in print.
@NullMarked
package org.tessera.formats.png;

import org.jspecify.annotations.NullMarked;
