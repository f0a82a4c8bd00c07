/// What attributes of arrays mean by the conventions of netCDF and CF, whichever kind of file holds them.
@NullMarked
package org.tessera.formats.conventions;

import org.jspecify.annotations.NullMarked;
