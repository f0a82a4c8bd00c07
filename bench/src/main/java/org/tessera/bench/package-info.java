@NullMarked
package org.tessera.bench;

import org.jspecify.annotations.NullMarked;
