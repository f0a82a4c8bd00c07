/// The `.tess` file: frames, variables, chunks, directory. Specified in `docs/format.md`.
@NullMarked
package org.tessera.container;

import org.jspecify.annotations.NullMarked;
