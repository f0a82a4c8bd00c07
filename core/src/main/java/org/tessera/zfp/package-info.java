/// The stream of zfp, codec version 5, written and read without zfp (P. Lindstrom, "Fixed-Rate Compressed
/// Floating-Point Arrays", TVCG 2014; the pages "Algorithm" and "Modes" of its documentation).
///
/// Blocks of 4 values along each axis: one exponent, whole numbers, a transform, bit planes from the highest down.
@NullMarked
package org.tessera.zfp;

import org.jspecify.annotations.NullMarked;
