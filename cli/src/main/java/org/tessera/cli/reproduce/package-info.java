/// Published chapters of research, done again from generated data: every byte counted, every bound checked.
@NullMarked
package org.tessera.cli.reproduce;

import org.jspecify.annotations.NullMarked;
