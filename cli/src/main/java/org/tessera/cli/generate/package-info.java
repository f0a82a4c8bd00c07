/// Files of what the science module generates.
@NullMarked
package org.tessera.cli.generate;

import org.jspecify.annotations.NullMarked;
