@NullMarked
package org.tessera.cli;

import org.jspecify.annotations.NullMarked;
