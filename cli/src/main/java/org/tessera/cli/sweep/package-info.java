/// Many runs side by side: read, written, and shown as one page.
@NullMarked
package org.tessera.cli.sweep;

import org.jspecify.annotations.NullMarked;
