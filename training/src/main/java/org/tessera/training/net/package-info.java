/// Networks of libtorch, built from the same architecture that decodes in pure Java.
@NullMarked
package org.tessera.training.net;

import org.jspecify.annotations.NullMarked;
