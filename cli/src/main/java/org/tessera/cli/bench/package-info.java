/// Tools side by side on the same fields: run, timed, compared with the original, and summed up.
@NullMarked
package org.tessera.cli.bench;

import org.jspecify.annotations.NullMarked;
