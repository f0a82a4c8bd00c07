/// Arrays that a file holds encoded: deflated, as base64, as text. Decoded to be read, encoded again to be restored.
@NullMarked
package org.tessera.formats.recoded;

import org.jspecify.annotations.NullMarked;
