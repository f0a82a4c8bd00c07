/// Methods of compressing velocity distributions, side by side.
@NullMarked
package org.tessera.cli.vdf;

import org.jspecify.annotations.NullMarked;
