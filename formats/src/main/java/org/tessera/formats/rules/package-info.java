/// Bounds for each variable of a file, from a file of rules.
@NullMarked
package org.tessera.formats.rules;

import org.jspecify.annotations.NullMarked;
