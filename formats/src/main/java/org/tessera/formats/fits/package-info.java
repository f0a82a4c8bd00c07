/// FITS: images of the primary array and of IMAGE extensions, and tile-compressed images in binary tables.
///
/// Order of reading: `Cards` (one header), `Hdu` and `HduList` (where headers and data lie, checked against the
/// file's size), `Pixels` (type and shape), `PlainImage` and `tile` (values), `FitsFile` (variables),
/// `FitsRestorer` (putting values back, checksums). Cards and the codecs of tiles are read by the library
/// nom-tam-fits; what a card claims is checked here.
/// Source: "Definition of the Flexible Image Transport System (FITS)", version 4.0, IAU FITS Working Group, 2018.
@NullMarked
package org.tessera.formats.fits;

import org.jspecify.annotations.NullMarked;
