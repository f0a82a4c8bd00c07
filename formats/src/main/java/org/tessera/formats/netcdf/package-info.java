/// NetCDF classic: CDF-1, CDF-2 (64-bit offset) and CDF-5 (64-bit data). NetCDF-4 is HDF5.
///
/// Order of reading: `HeaderBytes` (checked reads), `HeaderParser` and `Header` (what the file says of itself),
/// `Layout` (where the values lie, all of it checked against the file's size), `NetcdfFile` (variables),
/// `SlabPlacement`
/// (putting values back).
/// Source: "The NetCDF Classic Format Specification", NetCDF User's Guide, appendix B; in doubt, what the C library
/// of Unidata reads.
@NullMarked
package org.tessera.formats.netcdf;

import org.jspecify.annotations.NullMarked;
