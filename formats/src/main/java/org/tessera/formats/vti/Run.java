package org.tessera.formats.vti;

/// Values that are contiguous both in a box and in the whole field.
///
/// @param inBox first index in the box
/// @param inWhole first index in the field
/// @param length number of values
record Run(long inBox, long inWhole, long length) {}
