/// Lossless coders: bytes to fewer bytes.
@NullMarked
package org.tessera.stage.lossless;

import org.jspecify.annotations.NullMarked;
