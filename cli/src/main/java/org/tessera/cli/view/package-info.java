/// A slice of a field to look at: what is shown, in which colours, and as one picture.
@NullMarked
package org.tessera.cli.view;

import org.jspecify.annotations.NullMarked;
