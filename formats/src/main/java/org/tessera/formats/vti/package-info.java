/// VTK image data files, so that a decoded field opens in ParaView, VisIt and vtk.js with nothing installed.
@NullMarked
package org.tessera.formats.vti;

import org.jspecify.annotations.NullMarked;
