/// Files of zfp with a header: read as arrays, written plain, so that zfp's own tools read them.
@NullMarked
package org.tessera.formats.zfp;

import org.jspecify.annotations.NullMarked;
