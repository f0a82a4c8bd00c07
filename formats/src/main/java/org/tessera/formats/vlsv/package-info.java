/// VLSV, the files of Vlasiator: arrays described by an XML footer, among them the velocity distributions of cells in
/// space as sparse blocks.
///
/// What is read follows files of Vlasiator 5 and older ones; the format has no written specification, and no checksums.
@NullMarked
package org.tessera.formats.vlsv;

import org.jspecify.annotations.NullMarked;
