/// The one-page report: what was kept, what was lost, and the command that does it again.
@NullMarked
package org.tessera.cli.report;

import org.jspecify.annotations.NullMarked;
