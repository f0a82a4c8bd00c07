/// One variable, one codec, one target: compressed, decompressed, and measured from the decompressed values alone.
@NullMarked
package org.tessera.formats.trial;

import org.jspecify.annotations.NullMarked;
