/// HDF5 and NetCDF-4: where the values of each dataset lie, reading them, and putting new ones back.
///
/// The structure of a file is read by this package itself, bounded at each step, and not through jhdf:
/// jhdf allocates by the sizes a header claims, recurses as deep as a file asks, reads all headers of a
/// group at once so that one odd object hides its neighbours, and does not tell where an index entry
/// lies, which is what must be patched. jhdf writes new files ([org.tessera.formats.hdf5.Hdf5Writer]) and
/// is the second opinion of the tests.
///
/// Order of reading: `Superblock`, `ObjectHeader`, `Tree` (groups), `StoredArray` (one dataset, from its
/// messages), `ChunkIndexes`, `Hdf5Field` (values), `Hdf5Restorer`.
/// Source of all layouts: "HDF5 File Format Specification Version 3.0", The HDF Group.
@NullMarked
package org.tessera.formats.hdf5;

import org.jspecify.annotations.NullMarked;
