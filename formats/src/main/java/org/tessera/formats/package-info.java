/// Kinds of files: how they are recognised, what variables they hold, and how values are put back.
@NullMarked
package org.tessera.formats;

import org.jspecify.annotations.NullMarked;
